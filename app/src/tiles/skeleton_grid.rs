//! A grid whose pictures are on their way.

use leptos::prelude::*;

/// Empty frames of the size that the pictures will have.
#[component]
pub fn SkeletonGrid(
    /// How many.
    #[prop(default = 12)]
    count: usize,
) -> impl IntoView {
    let frames = (0..count).map(|_| view! { <li class="tile"><span class="tile-frame skeleton"></span></li> });
    view! { <ul class="tile-grid" aria-hidden="true">{frames.collect_view()}</ul> }
}
