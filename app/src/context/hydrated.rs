//! Whether the browser has taken over from the server.

use leptos::prelude::*;

#[derive(Clone, Copy, Debug)]
struct Hydrated(RwSignal<bool>);

/// Provides [`use_hydrated`] to all pages.
pub fn provide_hydrated() {
    provide_context(Hydrated(RwSignal::new(false)));
}

/// Has everything know that the browser has taken over, as soon as it has taken over the page that calls this: its code may
/// come long after that of what surrounds it.
pub fn announce_hydrated() {
    let Hydrated(hydrated) = expect_context();
    Effect::new(move |_| {
        // Once, not with every page.
        if !hydrated.get_untracked() {
            hydrated.set(true);
        }
    });
}

/// Whether what needs WebAssembly can be shown: false on the server and in the first view of the browser, which must
/// be the same, and true from then on.
pub fn use_hydrated() -> Signal<bool> {
    let Hydrated(hydrated) = expect_context();
    hydrated.into()
}
