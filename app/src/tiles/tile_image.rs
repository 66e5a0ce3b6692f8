//! The picture in a frame of a grid.

use leptos::prelude::*;

use crate::state::thumbnail_sources;

/// A thumbnail that fills its frame, as fine as the screen shows it.
#[component]
pub fn TileImage(
    /// The name of the picture.
    name: String,
    /// Where its small thumbnail is.
    thumb_url: String,
    /// Width of the original in pixels.
    width: u32,
    /// Height of the original in pixels.
    height: u32,
    /// Whether it is in view from the start, and so is to be loaded before everything else.
    #[prop(optional)]
    prompt: bool,
) -> impl IntoView {
    let (srcset, sizes) = thumbnail_sources(&thumb_url, width, height).unzip();
    view! {
        <img
            class="tile-image"
            srcset=srcset
            sizes=sizes
            src=thumb_url
            alt=name
            width=width.to_string()
            height=height.to_string()
            loading=if prompt { "eager" } else { "lazy" }
            fetchpriority=prompt.then_some("high")
            decoding="async"
        />
    }
}
