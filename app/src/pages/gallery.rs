//! The page that shows all pictures, newest first.

mod endless_grid;

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use self::endless_grid::EndlessGrid;
use crate::AppError;
use crate::api::get_gallery;
use crate::kit::{EmptyState, Erase};
use crate::layout::ErrorNotice;
use crate::state::{count_of, read_page};
use crate::tiles::SkeletonGrid;
use crate::types::{self, PageRequest};

async fn load(page: Result<u32, AppError>) -> Result<types::GalleryPage, AppError> {
    get_gallery(page?, PageRequest::DEFAULT_SIZE).await
}

/// The library from the page that the address names.
#[component]
pub fn GalleryPage() -> impl IntoView {
    let parameters = use_query_map();
    let page = Memo::new(move |_| parameters.with(|parameters| read_page(|name| parameters.get(name))));
    let pictures = Resource::new(move || page.get(), load);
    view! {
        <Title text="Gallery"/>
        <h1 class="heading-1">"Gallery"</h1>
        <Transition fallback=|| view! { <SkeletonGrid/> }>
            {move || Suspend::new(async move {
                match pictures.await {
                    Ok(first) if first.images.is_empty() => view! { <EmptyGallery total=first.total/> }.erase(),
                    Ok(first) => view! {
                        <p class="hint">{count_of(first.total, "picture", "pictures")}</p>
                        <EndlessGrid first/>
                    }
                    .erase(),
                    Err(error) => view! { <ErrorNotice error/> }.erase(),
                }
            })}
        </Transition>
    }
    .erase()
}

#[component]
fn EmptyGallery(total: u64) -> impl IntoView {
    if total > 0 {
        return view! {
            <EmptyState title="No older pictures">
                <p><a class="button" href="/gallery">"Back to the newest"</a></p>
            </EmptyState>
        }
        .erase();
    }
    view! {
        <EmptyState title="No pictures yet">
            <p><a class="button button-primary" href="/upload">"Add pictures"</a></p>
        </EmptyState>
    }
    .erase()
}
