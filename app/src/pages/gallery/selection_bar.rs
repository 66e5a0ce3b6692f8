//! What can be done with the pictures that are selected.

use leptos::html::{Form, Input};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::shelf::Shelf;
use crate::api::ChangePictures;
use crate::context::use_hydrated;
use crate::kit::{Erase, Glyph, Icon, When};
use crate::state::Selection;
use crate::strings;
use crate::types::Change;

/// A bar that is there while pictures are selected. Without JavaScript it is the form of their boxes.
#[component]
pub fn SelectionBar(
    /// The page's state.
    shelf: Shelf,
) -> impl IntoView {
    let hydrated = use_hydrated();
    let count = Memo::new(move |_| shelf.selection.with(Selection::len));
    let open = move || count.get() > 0;
    let tags = NodeRef::<Input>::new();
    let selected = move || match count.get() {
        0 => strings::gallery_selection().to_owned(),
        count => strings::gallery_selected(count as u64),
    };
    // Boxes far from the window are not there: what is to be sent is written down in another form.
    let (form, ids) = (NodeRef::<Form>::new(), NodeRef::<Input>::new());
    let download = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        if let (Some(form), Some(field)) = (form.get_untracked(), ids.get_untracked()) {
            let selected = shelf.selection.with_untracked(Selection::ids);
            field.set_value(&selected.iter().map(ToString::to_string).collect::<Vec<_>>().join(","));
            // It fails only where the form is on no page.
            drop(form.submit());
        }
    };
    let tag = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        if let Some(field) = tags.get_untracked() {
            shelf.change_selected(Change::Tag, field.value());
            field.set_value("");
        }
    };
    let describe = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        shelf.change_selected(Change::Describe, String::new());
    };
    let trash = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        shelf.change_selected(Change::Trash, String::new());
    };
    let clear = move |_| shelf.selection.update(Selection::clear);
    view! {
        <form method="post" action="/pictures.zip" hidden node_ref=form>
            <input type="hidden" name="ids[]" node_ref=ids/>
        </form>
        <form
            id="selection"
            class="selection-bar"
            class:is-open=open
            method="post"
            action=ChangePictures::url()
            aria-label=strings::gallery_selection()
        >
            <p class="label" role="status">{selected}</p>
            <When is=hydrated>
                <button class="button button-quiet" type="button" on:click=clear>
                    <Icon glyph=Glyph::Close/>
                    {strings::gallery_clear()}
                </button>
            </When>
            <label class="flex items-center gap-3 grow">
                <span class="sr-only">{strings::gallery_tags_label()}</span>
                <input
                    class="field"
                    type="text"
                    name="tags"
                    placeholder=strings::gallery_tags()
                    autocomplete="off"
                    node_ref=tags
                />
            </label>
            <button class="button" type="submit" name="change" value=Change::Tag.key() on:click=tag>
                {strings::gallery_add_tags()}
            </button>
            <button class="button" type="submit" formaction="/pictures.zip" on:click=download>
                {strings::gallery_download()}
            </button>
            <button class="button" type="submit" name="change" value=Change::Describe.key() on:click=describe>
                {strings::media_describe()}
            </button>
            <button class="button" type="submit" name="change" value=Change::Trash.key() on:click=trash>
                <Icon glyph=Glyph::Delete/>
                {strings::gallery_delete()}
            </button>
        </form>
    }
    .erase()
}
