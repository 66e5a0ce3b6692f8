//! Where nothing is to be shown, and what to do about it.

use leptos::prelude::*;

use super::{Drawing, Erase, Sprite};

/// A drawing, a sentence, and a way on.
#[component]
pub fn EmptyState(
    /// What it looks like.
    drawing: Drawing,
    /// What is missing, in a few words.
    title: &'static str,
    /// The way on.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="empty-state">
            <Sprite drawing/>
            <p class="heading-2">{title}</p>
            <div class="max-w-prose">{children()}</div>
        </div>
    }
    .erase()
}
