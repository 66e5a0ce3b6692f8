//! A picture may be dropped or pasted anywhere on the search page, or be opened with it.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

use super::PictureSearch;
use crate::browser::{accept_drag, dropped_files, first_picture, on_launched_file, on_window, pasted_files};
use crate::kit::When;
use crate::strings;

/// Listens on the window, and says so while a file hovers over it.
#[component]
pub fn DropTarget(
    /// Where the picture goes.
    search: PictureSearch,
) -> impl IntoView {
    let hovering = RwSignal::new(false);
    on_window(ev::paste, move |event| {
        if let Some(file) = first_picture(pasted_files(event.unchecked_ref())) {
            event.prevent_default();
            search.start(file);
        }
    });
    on_window(ev::dragover, move |event| hovering.set(accept_drag(&event)));
    on_window(ev::dragleave, move |event| {
        // Leaving for another element of the page is not leaving the page.
        if event.related_target().is_none() {
            hovering.set(false);
        }
    });
    on_window(ev::drop, move |event| {
        if !accept_drag(&event) {
            return;
        }
        hovering.set(false);
        let files = dropped_files(&event);
        spawn_local(async move {
            if let Some(file) = first_picture(files.await) {
                search.start(file);
            }
        });
    });
    Effect::new(move |_| on_launched_file(move |file| search.start(file)));
    view! {
        <When is=hovering>
            <p class="drop-hint">{strings::search_drop()}</p>
        </When>
    }
}
