//! What just went to the trash.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::shelf::Shelf;
use crate::api::ChangePictures;
use crate::kit::{Erase, When};
use crate::strings;
use crate::types::Change;

/// Says so, and offers to take it back.
#[component]
pub fn TrashNotice(
    /// The page's state.
    shelf: Shelf,
) -> impl IntoView {
    let there = Signal::derive(move || shelf.trashed.with(Option::is_some));
    let batch = move || shelf.trashed.get().unwrap_or_default();
    let undo = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        shelf.undo();
    };
    view! {
        <div role="status">
            <When is=there>
                <form class="toast" method="post" action=ChangePictures::url()>
                    <p class="grow">{strings::gallery_trashed()}</p>
                    <input type="hidden" name="change" value=Change::Undo.key()/>
                    <input type="hidden" name="batch" value=batch/>
                    <button class="button" type="submit" on:click=undo>{strings::gallery_undo()}</button>
                    <a class="button button-quiet" href="/trash">{strings::gallery_show_trash()}</a>
                </form>
            </When>
        </div>
    }
    .erase()
}
