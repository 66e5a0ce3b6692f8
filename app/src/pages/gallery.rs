//! The page that shows all pictures by the time when they were taken, the newest first.

mod block;
mod describing_notice;
mod keys;
mod month_list;
mod month_section;
mod selection_bar;
mod shelf;
mod timeline;
mod trash_notice;

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use self::timeline::Timeline;
use crate::api::get_timeline;
use crate::kit::{Drawing, EmptyState, Erase};
use crate::layout::ErrorNotice;
use crate::state::{BLOCK, pictures_of, read_page};
use crate::tiles::SkeletonGrid;
use crate::types::{PageRequest, TimelinePart};
use crate::{AppError, strings};

async fn load(page: Result<u32, AppError>) -> Result<TimelinePart, AppError> {
    get_timeline(place_of(page?), BLOCK, true).await
}

/// How many pictures come before a page.
fn place_of(page: u32) -> u64 {
    PageRequest::bounded(page, BLOCK).offset()
}

/// The library from the page on that the address names.
#[component]
pub fn GalleryPage() -> impl IntoView {
    let parameters = use_query_map();
    let page = Memo::new(move |_| parameters.with(|parameters| read_page(|name| parameters.get(name))));
    let first = Resource::new(move || page.get(), load);
    view! {
        <Title text=strings::gallery_title()/>
        <h1 class="heading-1">{strings::gallery_title()}</h1>
        <Transition fallback=|| view! { <SkeletonGrid/> }>
            {move || Suspend::new(async move {
                match first.await {
                    Ok(first) => {
                        let page = page.get_untracked().unwrap_or(1);
                        let start = place_of(page);
                        if start > 0 && start >= pictures_of(&first.months) {
                            return view! { <BeyondTheEnd/> }.erase();
                        }
                        let trashed = parameters.with_untracked(|parameters| parameters.get("trashed"));
                        view! { <Timeline first page start trashed/> }.erase()
                    }
                    Err(error) => view! { <ErrorNotice error/> }.erase(),
                }
            })}
        </Transition>
    }
    .erase()
}

#[component]
fn BeyondTheEnd() -> impl IntoView {
    view! {
        <EmptyState drawing=Drawing::End title=strings::gallery_beyond()>
            <p><a class="button" href="/gallery">{strings::gallery_to_newest()}</a></p>
        </EmptyState>
    }
    .erase()
}
