//! The picture itself.

use leptos::prelude::*;

use crate::kit::Erase;
use crate::types::MediaDetail;

/// The large thumbnail, which leads to the original.
#[component]
pub fn Preview(
    /// The picture.
    media: MediaDetail,
) -> impl IntoView {
    let tile = media.tile;
    // `external` keeps the router from looking for a page at the original's address.
    view! {
        <figure class="flex flex-col gap-3">
            <a class="preview-frame" href=tile.image_url rel="external">
                <img
                    class="preview-image"
                    src=media.preview_url
                    alt=tile.name
                    width=tile.width.to_string()
                    height=tile.height.to_string()
                    decoding="async"
                />
            </a>
            <figcaption class="hint">"The picture leads to the original, byte for byte as it came."</figcaption>
        </figure>
    }
    .erase()
}
