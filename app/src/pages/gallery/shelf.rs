//! What the parts of the timeline share.

use std::ops::RangeInclusive;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{change_pictures, get_timeline};
use crate::browser::{Grid, checked_values, focus_on, focused_picture, is_focus_lost, measure_grid};
use crate::state::Selection;
use crate::types::{Change, MOST_AT_ONCE, MediaId, Month, PageRequest};
use crate::{AppError, ErrorCode, strings};

/// The state of the gallery's page.
#[derive(Clone, Copy)]
pub struct Shelf {
    /// The months that there are.
    pub months: RwSignal<Vec<Month>>,
    /// Counts what became of the library: what was loaded before is to be loaded again.
    pub revision: RwSignal<u64>,
    /// The pictures that are selected.
    pub selection: RwSignal<Selection>,
    /// Which pictures went to the trash last, as the server calls them.
    pub trashed: RwSignal<Option<String>>,
    /// Whether pictures are to be described that were selected until now.
    pub described: RwSignal<bool>,
    /// What failed last.
    pub failure: RwSignal<Option<AppError>>,
    /// How large the grid's rows are.
    pub grid: RwSignal<Grid>,
}

impl Shelf {
    /// That of a page with these months, where pictures perhaps went to the trash just now.
    pub fn new(months: Vec<Month>, trashed: Option<String>) -> Self {
        Self {
            months: RwSignal::new(months),
            revision: RwSignal::new(0),
            selection: RwSignal::new(Selection::default()),
            trashed: RwSignal::new(trashed),
            described: RwSignal::new(false),
            failure: RwSignal::new(None),
            grid: RwSignal::new(Grid::default()),
        }
    }

    /// Looks at the library again.
    pub async fn refresh(self) {
        let answer = get_timeline(0, 1, true).await;
        // The page may be gone by now, and its signals with it.
        match answer {
            Ok(part) if self.months.try_get_untracked().is_some() => {
                self.failure.set(None);
                if self.months.with_untracked(|months| *months != part.months) {
                    self.months.set(part.months);
                }
                self.revision.update(|revision| *revision += 1);
            }
            Ok(_) => {}
            Err(error) => self.fail(error),
        }
    }

    /// Looks at how large the rows are, where there are some.
    pub fn measure(self) {
        if let Some(grid) = measure_grid() {
            self.grid.set(grid);
        }
    }

    /// Tells what failed.
    pub fn fail(self, error: AppError) {
        let _ = self.failure.try_set(Some(error));
    }

    /// Selects a picture, or no longer.
    pub fn select(self, id: MediaId, selected: bool) {
        if !self.is_too_much(1, selected) {
            self.selection.update(|selection| selection.set(id, selected));
        }
    }

    /// Selects the pictures whose boxes were checked before the page came alive.
    pub fn select_checked(self) {
        for id in checked_values("selection", "ids[]").iter().filter_map(|id| id.parse().ok()) {
            self.select(id, true);
        }
    }

    /// Whether so many more cannot be selected; then it says so.
    fn is_too_much(self, more: u64, selected: bool) -> bool {
        let is =
            selected && self.selection.with_untracked(|selection| selection.len() as u64) + more > MOST_AT_ONCE as u64;
        if is {
            let message = strings::gallery_too_many(&MOST_AT_ONCE.to_string());
            self.fail(AppError::new(ErrorCode::InvalidRequest, message));
            // The box that was clicked shows otherwise.
            self.selection.update(|_| {});
        }
        is
    }

    /// Selects all pictures of a range, or no longer, and looks up before which they are where nobody has seen them; `id` is
    /// the one where it ends.
    pub fn select_range(self, range: RangeInclusive<u64>, id: MediaId, selected: bool) {
        if self.is_too_much(range.end() - range.start() + 1, selected) {
            return;
        }
        spawn_local(async move {
            let unseen = || self.selection.try_with_untracked(|selection| selection.first_unseen(&range)).flatten();
            while let Some(place) = unseen() {
                match get_timeline(place, PageRequest::MAX_SIZE, false).await {
                    Ok(part) if part.images.is_empty() => break,
                    Ok(part) => {
                        let ids = part.images.iter().map(|tile| tile.image_id);
                        let _ = self.selection.try_update_untracked(|selection| selection.learn(place, ids));
                    }
                    Err(error) => return self.fail(error),
                }
            }
            let _ = self.selection.try_update(|selection| selection.set_range(range, id, selected));
        });
    }

    /// Changes the pictures that are selected.
    pub fn change_selected(self, change: Change, tags: String) {
        let ids = self.selection.with_untracked(Selection::ids);
        let focus_goes = focused_picture().and_then(|id| id.parse().ok()).is_some_and(|id| ids.contains(&id));
        spawn_local(async move {
            match change_pictures(change, ids, tags, String::new()).await {
                Ok(batch) => {
                    let _ = self.selection.try_update(Selection::clear);
                    let (trashed, described) = (batch.is_some(), change == Change::Describe);
                    if trashed {
                        let _ = self.trashed.try_set(batch);
                    }
                    let _ = self.described.try_set(described);
                    self.refresh().await;
                    // What had the focus goes with the pictures, or went with the bar: the way back is next.
                    if trashed && (focus_goes || is_focus_lost()) {
                        focus_on(".toast button");
                    } else if described && is_focus_lost() {
                        focus_on(".toast a");
                    }
                }
                Err(error) => self.fail(error),
            }
        });
    }

    /// Takes back out of the trash what went into it last.
    pub fn undo(self) {
        let batch = self.trashed.get_untracked().unwrap_or_default();
        spawn_local(async move {
            match change_pictures(Change::Undo, Vec::new(), String::new(), batch).await {
                Ok(_) => {
                    let _ = self.trashed.try_set(None);
                    self.refresh().await;
                }
                Err(error) => self.fail(error),
            }
        });
    }
}
