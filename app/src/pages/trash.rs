//! The page of what was deleted.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::api::{ChangePictures, get_trash};
use crate::kit::{Drawing, EmptyState, Erase, Glyph, Icon};
use crate::layout::ErrorNotice;
use crate::state::read_page;
use crate::tiles::{PickTile, SkeletonGrid};
use crate::types::{Change, GalleryPage, Trash};
use crate::{AppError, strings};

async fn load(page: Result<u32, AppError>) -> Result<Trash, AppError> {
    get_trash(page?).await
}

/// What was deleted, the last first, to be restored or deleted for good. Its forms need no script.
#[component]
pub fn TrashPage() -> impl IntoView {
    let parameters = use_query_map();
    let page = Memo::new(move |_| parameters.with(|parameters| read_page(|name| parameters.get(name))));
    let trash = Resource::new(move || page.get(), load);
    view! {
        <Title text=strings::trash_title()/>
        <h1 class="heading-1">{strings::trash_title()}</h1>
        <Transition fallback=|| view! { <SkeletonGrid/> }>
            {move || Suspend::new(async move {
                match trash.await {
                    Ok(trash) => view! { <Contents trash/> }.erase(),
                    Err(error) => view! { <ErrorNotice error/> }.erase(),
                }
            })}
        </Transition>
    }
    .erase()
}

#[component]
fn Contents(trash: Trash) -> impl IntoView {
    let Trash { pictures, days } = trash;
    let contents = match pictures.total {
        0 => view! { <EmptyTrash/> }.erase(),
        _ => view! { <Trashed page=pictures/> }.erase(),
    };
    view! {
        <p class="hint">{strings::trash_hint(days.into())}</p>
        {contents}
    }
    .erase()
}

#[component]
fn EmptyTrash() -> impl IntoView {
    view! {
        <EmptyState drawing=Drawing::Trash title=strings::trash_empty()>
            <p><a class="button" href="/gallery">{strings::trash_to_gallery()}</a></p>
        </EmptyState>
    }
    .erase()
}

#[component]
fn Trashed(page: GalleryPage) -> impl IntoView {
    let older = page.has_next().then(|| format!("/trash?page={}", page.page + 1));
    let newer = (page.page > 1).then(|| format!("/trash?page={}", page.page - 1));
    let tiles = page.images.into_iter().map(|tile| view! { <PickTile tile/> });
    view! {
        <p class="hint">{strings::pictures(page.total)}</p>
        <form id="selection" class="flex flex-wrap items-start gap-5" method="post" action=ChangePictures::url()>
            <button class="button button-primary" type="submit" name="change" value=Change::Restore.key()>
                <Icon glyph=Glyph::Retry/>
                {strings::trash_restore()}
            </button>
            <details>
                <summary class="button">
                    <Icon glyph=Glyph::Delete/>
                    {strings::trash_delete()}
                </summary>
                <p class="my-4">{strings::trash_delete_warning()}</p>
                <div class="flex flex-wrap gap-5">
                    <button class="button button-danger" type="submit" name="change" value=Change::Delete.key()>
                        {strings::trash_delete_selected()}
                    </button>
                    <button class="button button-danger" type="submit" name="change" value=Change::Empty.key()>
                        {strings::trash_delete_all()}
                    </button>
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
