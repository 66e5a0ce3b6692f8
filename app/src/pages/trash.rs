//! The page of what was deleted.

mod bin;
mod trashed;

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use self::bin::Bin;
use self::trashed::Trashed;
use crate::api::get_trash;
use crate::kit::{Alert, Drawing, EmptyState, Erase};
use crate::layout::ErrorNotice;
use crate::state::read_page;
use crate::tiles::SkeletonGrid;
use crate::types::Trash;
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
    let bin = Bin::new(trash);
    view! {
        <Title text=strings::trash_title()/>
        <h1 class="heading-1">{strings::trash_title()}</h1>
        {move || bin.failure.get().map(|error| view! { <Alert message=error.message/> })}
        <p class="sr-only" role="status">{bin.news}</p>
        <Transition fallback=|| view! { <SkeletonGrid/> }>
            {move || Suspend::new(async move {
                match trash.await {
                    Ok(trash) => view! { <Contents trash bin/> }.erase(),
                    Err(error) => view! { <ErrorNotice error/> }.erase(),
                }
            })}
        </Transition>
    }
    .erase()
}

#[component]
fn Contents(trash: Trash, bin: Bin) -> impl IntoView {
    let Trash { pictures, days } = trash;
    let contents = match pictures.total {
        0 => view! { <EmptyTrash/> }.erase(),
        _ => view! { <Trashed page=pictures bin/> }.erase(),
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
