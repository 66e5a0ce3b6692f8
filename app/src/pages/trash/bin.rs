//! Doing something with what was deleted.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::change_pictures;
use crate::browser::checked_values;
use crate::types::{Change, MediaId, Trash};
use crate::{AppError, strings};

/// The trash with what is done to it.
#[derive(Clone, Copy)]
pub struct Bin {
    trash: Resource<Result<Trash, AppError>>,
    /// What failed last.
    pub failure: RwSignal<Option<AppError>>,
    /// What is read out when something was done.
    pub news: RwSignal<&'static str>,
}

impl Bin {
    /// One whose contents are loaded again after a change.
    pub fn new(trash: Resource<Result<Trash, AppError>>) -> Self {
        Self { trash, failure: RwSignal::new(None), news: RwSignal::new("") }
    }

    /// Changes the pictures whose boxes are checked, or all of them.
    pub fn change(self, change: Change) {
        let ids: Vec<MediaId> = checked_values("selection", "ids[]").iter().filter_map(|id| id.parse().ok()).collect();
        spawn_local(async move {
            let answer = change_pictures(change, ids, String::new(), String::new()).await;
            // The page may be gone by now, and its signals with it.
            if self.failure.try_get_untracked().is_none() {
                return;
            }
            match answer {
                Ok(_) => {
                    self.failure.set(None);
                    self.news.set(match change {
                        Change::Restore => strings::trash_restored(),
                        _ => strings::trash_deleted(),
                    });
                    self.trash.refetch();
                }
                Err(error) => self.failure.set(Some(error)),
            }
        });
    }
}
