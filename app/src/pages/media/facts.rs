//! What is known of a picture.

use leptos::prelude::*;

use crate::kit::Erase;
use crate::state::{format_bytes, format_timestamp, group_digits};
use crate::types::MediaDetail;

/// The facts as pairs of a name and a value.
#[component]
pub fn Facts(
    /// The picture.
    media: MediaDetail,
) -> impl IntoView {
    let pixels = format!("{} × {}", group_digits(media.tile.width.into()), group_digits(media.tile.height.into()));
    let taken = media.taken_at.as_deref().map_or_else(|| "unknown".to_owned(), format_timestamp);
    let views = if media.local_views { "the whole picture and five parts of it" } else { "the whole picture" };
    let facts = [
        ("File name", media.tile.name),
        ("Kind", media.media_type),
        ("Size", format_bytes(media.bytes)),
        ("Pixels", pixels),
        ("Taken", taken),
        ("Place", media.place),
        ("Uploaded", format_timestamp(&media.uploaded_at)),
        ("Views", views.to_owned()),
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
