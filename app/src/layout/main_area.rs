//! The landmark that holds the page.

use leptos::ev;
use leptos::html::Main;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::form_failure::FormFailure;
use crate::browser::{offer_original, on_window};

/// The main landmark. It takes the focus when another page is shown, as a browser does when it loads one.
#[component]
pub fn MainArea(
    /// The page.
    children: Children,
) -> impl IntoView {
    let area = NodeRef::<Main>::new();
    let path = use_location().pathname;
    Effect::watch(
        move || path.get(),
        move |_, _, _| {
            if let Some(area) = area.get_untracked() {
                // Focus without a target to scroll to cannot fail.
                drop(area.focus());
            }
        },
        false,
    );
    on_window(ev::dragstart, |event| offer_original(&event));
    view! { <main id="main" class="main" tabindex="-1" node_ref=area><FormFailure/>{children()}</main> }
}
