//! A part of the page.

use leptos::prelude::*;

use crate::kit::Erase;

/// A section with a heading, which names it.
#[component]
pub fn Specimens(
    /// Its heading.
    title: &'static str,
    /// An id that is unique on the page.
    id: &'static str,
    /// What it shows.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="flex min-w-0 flex-col gap-6" aria-labelledby=id>
            <h2 id=id class="heading-2">{title}</h2>
            {children()}
        </section>
    }
    .erase()
}
