//! How much of something is done.

use leptos::prelude::*;

/// A native progress bar from 0 to 100 with a name for those who do not see it.
#[component]
pub fn Meter(
    /// What is measured.
    #[prop(into)]
    label: Signal<String>,
    /// Per cent that are done.
    #[prop(into)]
    percent: Signal<u64>,
) -> impl IntoView {
    view! { <progress class="meter" max="100" value=move || percent.get().to_string() aria-label=move || label.get()></progress> }
}
