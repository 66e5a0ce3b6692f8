//! The first stop of the keyboard.

use leptos::prelude::*;

/// Leads past the navigation; it is seen only while it has the focus.
#[component]
pub fn SkipLink() -> impl IntoView {
    // `external` leaves the jump to the browser, which moves the focus too.
    view! { <a class="skip-link" href="#main" rel="external">"Skip to the content"</a> }
}
