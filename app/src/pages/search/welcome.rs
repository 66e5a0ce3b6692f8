//! What greets a visitor who has not asked for anything yet.

use leptos::prelude::*;

use crate::kit::{EmptyState, Erase};
use crate::state::write_search;
use crate::tiles::TileGrid;
use crate::types::{GalleryPage, Query};

/// Words that the bundled model understands and that make sense to any other.
const EXAMPLES: [&str; 3] = ["a cat on the beach", "guitar on a stage", "rocket in the night sky"];

/// Example queries and the newest pictures, or the way to add the first ones.
#[component]
pub fn Welcome(
    /// The newest pictures.
    newest: GalleryPage,
) -> impl IntoView {
    if newest.images.is_empty() {
        return view! {
            <EmptyState title="No pictures yet">
                <p class="mb-5">"Add some, and they can be found as soon as they are indexed."</p>
                <p><a class="button button-primary" href="/upload">"Add pictures"</a></p>
            </EmptyState>
        }
        .erase();
    }
    let examples = EXAMPLES.map(|words| {
        let href = write_search(&Query::Text(words.to_owned()));
        view! { <li><a class="button" href=href>{words}</a></li> }
    });
    view! {
        <section class="flex flex-col gap-5" aria-labelledby="examples">
            <h2 id="examples" class="heading-2">"Try"</h2>
            <ul class="flex flex-wrap gap-4" role="list">{examples}</ul>
        </section>
        <section class="flex flex-col gap-5" aria-labelledby="newest">
            <div class="flex flex-wrap items-center justify-between gap-4">
                <h2 id="newest" class="heading-2">"Newest pictures"</h2>
                <a class="button button-quiet" href="/gallery">"All pictures"</a>
            </div>
            <TileGrid tiles=newest.images/>
        </section>
    }
    .erase()
}
