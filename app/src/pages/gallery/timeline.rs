//! The months, as far as they are in view.

use leptos::ev::{self, MouseEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use super::describing_notice::DescribingNotice;
use super::keys::act_on_key;
use super::month_list::MonthList;
use super::month_section::MonthSection;
use super::selection_bar::SelectionBar;
use super::shelf::Shelf;
use super::trash_notice::TrashNotice;
use crate::browser::on_window;
use crate::context::on_library_change;
use crate::kit::{Alert, Drawing, EmptyState, Erase, When};
use crate::state::{BLOCK, pictures_of, spans};
use crate::strings;
use crate::types::{MediaId, TimelinePart};

/// The pictures from one page on. Without JavaScript the ways to older and newer ones are links; with it all of them are
/// there, each block of them loaded while it is near the window.
#[component]
pub fn Timeline(
    /// What to begin with.
    first: TimelinePart,
    /// The page that it is, from 1.
    page: u32,
    /// How many pictures come before it.
    start: u64,
    /// Which pictures went to the trash just now, as the server calls them.
    #[prop(optional_no_strip)]
    trashed: Option<String>,
) -> impl IntoView {
    let shelf = Shelf::new(first.months, trashed);
    shelf.selection.update_untracked(|selection| selection.learn(start, first.images.iter().map(|tile| tile.image_id)));
    let seed = StoredValue::new(first.images);
    let whole = RwSignal::new(false);
    Effect::new(move |_| {
        // Before the boxes follow what is selected.
        shelf.select_checked();
        shelf.measure();
        whole.set(true);
    });
    on_window(ev::resize, move |_| shelf.measure());
    on_library_change(async move || shelf.refresh().await);

    let spans = Memo::new(move |_| {
        let until = if whole.get() { u64::MAX } else { start + u64::from(BLOCK) };
        shelf.months.with(|months| spans(months, start, until))
    });
    let total = Memo::new(move |_| shelf.months.with(|months| pictures_of(months)));
    let older = Signal::derive(move || !whole.get() && total.get() > start + u64::from(BLOCK));
    let empty = Signal::derive(move || total.get() == 0);
    view! {
        <p class="hint">{move || strings::pictures(total.get())}</p>
        <MonthList shelf start whole/>
        {(page > 1).then(|| view! {
            <nav class="pager" aria-label=strings::gallery_newer()>
                <a class="button" href=format!("/gallery?page={}", page - 1)>{strings::gallery_newer()}</a>
            </nav>
        })}
        {move || shelf.failure.get().map(|error| view! { <Alert message=error.message/> })}
        <div
            class="timeline"
            on:click=move |event| select(shelf, &event)
            on:keydown=move |event| act_on_key(shelf, &event)
        >
            <For
                each=move || spans.get()
                key=|span| span.month.clone()
                children=move |span| view! { <MonthSection month=span.month spans seed start shelf/> }
            />
            <div class="dock">
                <SelectionBar shelf/>
                <DescribingNotice shelf/>
                <TrashNotice shelf/>
            </div>
        </div>
        <When is=older>
            <nav class="pager" aria-label=strings::gallery_older()>
                <a class="button" href=format!("/gallery?page={}", page + 1)>{strings::gallery_older()}</a>
            </nav>
        </When>
        <When is=empty>
            <EmptyState drawing=Drawing::Library title=strings::gallery_empty()>
                <p><a class="button button-primary" href="/upload">{strings::gallery_add()}</a></p>
            </EmptyState>
        </When>
    }
    .erase()
}

/// Selects what was clicked: its box, or the picture itself while others are selected or the shift key is held.
fn select(shelf: Shelf, event: &MouseEvent) {
    let target: Element = event_target(event);
    let id = target.closest("[data-id]").ok().flatten().and_then(|tile| tile.get_attribute("data-id"));
    let Some(id) = id.and_then(|id| id.parse::<MediaId>().ok()) else { return };
    let selected = match target.dyn_ref::<HtmlInputElement>() {
        Some(pick) => pick.checked(),
        None => {
            let picture = target.closest("a").ok().flatten().is_some();
            let selects = event.shift_key() || shelf.selection.with_untracked(|selection| selection.len() > 0);
            if !picture || !selects {
                return;
            }
            event.prevent_default();
            shelf.selection.with_untracked(|selection| !selection.contains(id))
        }
    };
    match shelf.selection.with_untracked(|selection| selection.range_to(id)).filter(|_| event.shift_key()) {
        Some(range) => shelf.select_range(range, id, selected),
        None => shelf.select(id, selected),
    }
}
