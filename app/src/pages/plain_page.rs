//! Pages that run no script.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// Leads to a page that the server writes and that needs no script: a browser has no code for it, and loads it.
#[component]
pub fn PlainPage() -> impl IntoView {
    let path = use_location().pathname;
    Effect::new(move |_| {
        // It fails for no path.
        drop(window().location().assign(&path.get_untracked()));
    });
}
