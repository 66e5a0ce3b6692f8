//! What is known of a picture.

use leptos::prelude::*;

use crate::kit::Erase;
use crate::state::{format_bytes, format_timestamp};
use crate::strings;
use crate::types::MediaDetail;

/// The facts as pairs of a name and a value.
#[component]
pub fn Facts(
    /// The picture.
    media: MediaDetail,
) -> impl IntoView {
    let pixels = strings::media_pixels(media.tile.width.into(), media.tile.height.into());
    let taken = media.taken_at.as_deref().map_or_else(|| strings::media_taken_unknown().to_owned(), format_timestamp);
    let views = if media.local_views { strings::media_views_parts() } else { strings::media_views_whole() };
    let facts = [
        (strings::media_fact_name(), media.tile.name),
        (strings::media_fact_kind(), media.media_type),
        (strings::media_fact_size(), format_bytes(media.bytes)),
        (strings::media_fact_pixels(), pixels),
        (strings::media_fact_taken(), taken),
        (strings::media_fact_place(), media.place),
        (strings::media_fact_uploaded(), format_timestamp(&media.uploaded_at)),
        (strings::media_fact_views(), views.to_owned()),
        ("BLAKE3", media.blake3),
    ];
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| {
        view! {
            <div class="fact">
                <dt class="label">{name}</dt>
                <dd class="min-w-0 wrap-anywhere">{value}</dd>
            </div>
        }
    });
    view! { <dl class="flex flex-col gap-3">{facts.collect_view()}</dl> }.erase()
}
