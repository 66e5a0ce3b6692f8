//! The page of what was deleted.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::AppError;
use crate::api::{ChangePictures, get_trash};
use crate::kit::{EmptyState, Erase, Glyph, Icon};
use crate::layout::ErrorNotice;
use crate::state::{count_of, describe_trash_time, read_page};
use crate::tiles::{PickTile, SkeletonGrid};
use crate::types::{Change, GalleryPage, Trash};

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
        <Title text="Trash"/>
        <h1 class="heading-1">"Trash"</h1>
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
    let stay = describe_trash_time(days);
    let stay = ["What is deleted stays here for ", &stay, ". It is found by no search."].concat();
    let contents = match pictures.total {
        0 => view! { <EmptyTrash/> }.erase(),
        _ => view! { <Trashed page=pictures/> }.erase(),
    };
    view! {
        <p class="hint">{stay}</p>
        {contents}
    }
    .erase()
}

#[component]
fn EmptyTrash() -> impl IntoView {
    view! {
        <EmptyState title="The trash is empty">
            <p><a class="button" href="/gallery">"To the gallery"</a></p>
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
        <p class="hint">{count_of(page.total, "picture", "pictures")}</p>
        <form id="selection" class="flex flex-wrap items-start gap-5" method="post" action=ChangePictures::url()>
            <button class="button button-primary" type="submit" name="change" value=Change::Restore.key()>
                <Icon glyph=Glyph::Retry/>
                "Restore the selected"
            </button>
            <details>
                <summary class="button">
                    <Icon glyph=Glyph::Delete/>
                    "Delete for good"
                </summary>
                <p class="my-4">"Nothing brings back what is deleted here."</p>
                <div class="flex flex-wrap gap-5">
                    <button class="button button-danger" type="submit" name="change" value=Change::Delete.key()>
                        "Delete the selected"
                    </button>
                    <button class="button button-danger" type="submit" name="change" value=Change::Empty.key()>
                        "Empty the trash"
                    </button>
                </div>
            </details>
        </form>
        <ul class="tile-grid" role="list">{tiles.collect_view()}</ul>
        <nav class="pager" aria-label="Pages">
            {newer.map(|href| view! { <a class="button" href=href>"Deleted later"</a> })}
            {older.map(|href| view! { <a class="button" href=href>"Deleted earlier"</a> })}
        </nav>
    }
    .erase()
}
