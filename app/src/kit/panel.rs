//! A framed part of a page.

use leptos::prelude::*;

/// A section with a heading in a raised frame.
#[component]
pub fn Panel(
    /// Its heading.
    title: &'static str,
    /// An id that is unique on the page, to name the section by its heading.
    id: &'static str,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="panel" aria-labelledby=id>
            <h2 id=id class="heading-2 mb-5">{title}</h2>
            {children()}
        </section>
    }
}
