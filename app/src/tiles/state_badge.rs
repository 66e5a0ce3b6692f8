//! How far the indexer is with a picture.

use leptos::prelude::*;

use crate::types::IndexState;

/// A small label for pictures that cannot be found yet; nothing for those that can.
#[component]
pub fn StateBadge(
    /// The picture's state.
    state: IndexState,
) -> impl IntoView {
    let (class, text) = match state {
        IndexState::Ready => return None,
        IndexState::Queued => ("badge", "queued"),
        IndexState::Indexing => ("badge badge-active", "indexing"),
        IndexState::Failed => ("badge badge-bad", "failed"),
    };
    Some(view! { <span class=class>{text}</span> })
}
