//! Where nothing is to be shown, and what to do about it.

use leptos::prelude::*;

/// A drawing, a sentence, and a way on.
#[component]
pub fn EmptyState(
    /// What is missing, in a few words.
    title: &'static str,
    /// The way on.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="empty-state">
            <svg class="sprite" width="96" height="96" aria-hidden="true">
                <use href="/icons.svg#empty"></use>
            </svg>
            <p class="heading-2">{title}</p>
            <div class="max-w-prose">{children()}</div>
        </div>
    }
}
