//! How far the indexer is with a picture.

use leptos::prelude::*;

use crate::strings;
use crate::types::IndexState;

/// A small label for pictures that cannot be found yet; nothing for those that can.
#[component]
pub fn StateBadge(
    /// The picture's state.
    state: IndexState,
) -> impl IntoView {
    let (class, text) = match state {
        IndexState::Ready => return None,
        IndexState::Queued => ("badge", strings::tile_queued()),
        IndexState::Indexing => ("badge badge-active", strings::tile_indexing()),
        IndexState::Failed => ("badge badge-bad", strings::tile_failed()),
    };
    Some(view! { <span class=class>{text}</span> })
}
