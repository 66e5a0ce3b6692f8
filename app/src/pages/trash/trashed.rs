//! The pictures in the trash.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::bin::Bin;
use crate::api::ChangePictures;
use crate::kit::{Erase, Glyph, Icon};
use crate::strings;
use crate::tiles::PickTile;
use crate::types::{Change, GalleryPage};

/// A page of pictures, each with a box, and what can be done with those that are selected.
#[component]
pub fn Trashed(
    /// The page.
    page: GalleryPage,
    /// What does it.
    bin: Bin,
) -> impl IntoView {
    let older = page.has_next().then(|| format!("/trash?page={}", page.page + 1));
    let newer = (page.page > 1).then(|| format!("/trash?page={}", page.page - 1));
    let tiles = page.images.into_iter().map(|tile| view! { <PickTile tile/> });
    view! {
        <p class="hint">{strings::pictures(page.total)}</p>
        <form id="selection" class="flex flex-wrap items-start gap-5" method="post" action=ChangePictures::url()>
            <ChangeButton change=Change::Restore bin>
                <Icon glyph=Glyph::Retry/>
                {strings::trash_restore()}
            </ChangeButton>
            <details>
                <summary class="button">
                    <Icon glyph=Glyph::Delete/>
                    {strings::trash_delete()}
                </summary>
                <p class="my-4">{strings::trash_delete_warning()}</p>
                <div class="flex flex-wrap gap-5">
                    <ChangeButton change=Change::Delete bin>{strings::trash_delete_selected()}</ChangeButton>
                    <ChangeButton change=Change::Empty bin>{strings::trash_delete_all()}</ChangeButton>
                </div>
            </details>
        </form>
        <ul class="tile-grid" role="list">{tiles.collect_view()}</ul>
        <nav class="pager" aria-label=strings::trash_pages()>
            {newer.map(|href| view! { <a class="button" href=href>{strings::trash_later()}</a> })}
            {older.map(|href| view! { <a class="button" href=href>{strings::trash_earlier()}</a> })}
        </nav>
    }
    .erase()
}

/// Does something with the pictures that are selected, or with all.
#[component]
fn ChangeButton(change: Change, bin: Bin, children: Children) -> impl IntoView {
    let act = move |event: MouseEvent| {
        // A page that is loaded again loses the uploads that it is at.
        event.prevent_default();
        bin.change(change);
    };
    view! {
        <button
            class=if change == Change::Restore { "button button-primary" } else { "button button-danger" }
            type="submit"
            name="change"
            value=change.key()
            on:click=act
        >
            {children()}
        </button>
    }
    .erase()
}
