//! A grid that grows as it is scrolled, and keeps up with the library.

use leptos::ev::MouseEvent;
use leptos::html::A;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::AppError;
use crate::api::get_gallery;
use crate::browser::watch;
use crate::context::on_library_change;
use crate::kit::{Alert, Erase, When};
use crate::state::{append_tiles, refresh_tiles};
use crate::tiles::TileCard;
use crate::types::{GalleryPage, PageRequest, Tile};

/// The pictures from one page on. Without JavaScript the ways to older and newer ones are links; with it, the link to
/// older ones loads them in place when it comes into view.
#[component]
pub fn EndlessGrid(
    /// The page to begin with.
    first: GalleryPage,
) -> impl IntoView {
    let start = first.page;
    let next = RwSignal::new(first.has_next().then(|| first.page + 1));
    let shown = RwSignal::new(first.images);
    let loading = RwSignal::new(false);
    let failure = RwSignal::new(None::<AppError>);

    let load_more = move || {
        let Some(page) = next.get_untracked().filter(|_| !loading.get_untracked()) else { return };
        loading.set(true);
        spawn_local(async move {
            let answer = get_gallery(page, PageRequest::DEFAULT_SIZE).await;
            // The page may be gone by now, and its signals with it.
            if loading.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(more) => {
                    let following = more.has_next().then(|| page + 1);
                    failure.set(None);
                    shown.update(|shown| append_tiles(shown, more.images));
                    next.set(following);
                }
                Err(error) => failure.set(Some(error)),
            }
        });
    };
    let link = NodeRef::<A>::new();
    // Each new page starts a new watch, which reports at once where the link is still in view.
    Effect::new(move |_| next.get().and(link.get()).and_then(|link| watch(&link, load_more)));

    on_library_change(async move || {
        let size = match start {
            1 => u32::try_from(shown.with_untracked(Vec::len)).unwrap_or(PageRequest::MAX_SIZE),
            _ => PageRequest::DEFAULT_SIZE,
        };
        let size = size.clamp(PageRequest::DEFAULT_SIZE, PageRequest::MAX_SIZE);
        if let Ok(page) = get_gallery(start, size).await {
            // Nothing is left to refresh where the page is gone.
            let _ = shown.try_update(|shown| refresh_tiles(shown, page.images));
        }
    });

    let more = Signal::derive(move || next.get().is_some());
    let follow = move |event: MouseEvent| {
        event.prevent_default();
        load_more();
    };
    view! {
        {(start > 1).then(|| view! {
            <nav class="pager" aria-label="Newer pictures">
                <a class="button" href=format!("/gallery?page={}", start - 1)>"Newer pictures"</a>
            </nav>
        })}
        <ul class="tile-grid" role="list">
            <For each=move || shown.get() key=|tile: &Tile| (tile.image_id, tile.status) children=|tile| view! { <TileCard tile/> }/>
        </ul>
        {move || failure.get().map(|error| view! { <Alert message=error.message/> })}
        <When is=more>
            <nav class="pager" aria-label="Older pictures">
                <a
                    class="button"
                    href=move || format!("/gallery?page={}", next.get().unwrap_or(1))
                    node_ref=link
                    on:click=follow
                    aria-busy=move || loading.get().then_some("true")
                >
                    "Older pictures"
                </a>
            </nav>
        </When>
    }
    .erase()
}
