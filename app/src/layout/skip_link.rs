//! The first stop of the keyboard.

use leptos::prelude::*;

use crate::strings;

/// Leads past the navigation; it is seen only while it has the focus.
#[component]
pub fn SkipLink() -> impl IntoView {
    // `external` leaves the jump to the browser, which moves the focus too.
    view! { <a class="skip-link" href="#main" rel="external">{strings::nav_skip()}</a> }
}
