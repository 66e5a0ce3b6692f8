//! Whether the browser has taken over from the server.

use leptos::prelude::*;

#[derive(Clone, Copy, Debug)]
struct Hydrated(Signal<bool>);

/// Provides [`use_hydrated`] to all pages.
pub fn provide_hydrated() {
    let hydrated = RwSignal::new(false);
    Effect::new(move |_| hydrated.set(true));
    provide_context(Hydrated(hydrated.into()));
}

/// Whether what needs WebAssembly can be shown: false on the server and in the first view of the browser, which must
/// be the same, and true from then on.
pub fn use_hydrated() -> Signal<bool> {
    expect_context::<Hydrated>().0
}
