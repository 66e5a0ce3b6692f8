//! Noticing that an element comes into view.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How far below the window an element counts as seen, so that pictures are there before they are needed.
const MARGIN: &str = "600px";

/// Watches an element until it is dropped.
pub struct Sentinel {
    observer: IntersectionObserver,
    _on_change: Closure<dyn Fn(Array)>,
}

impl Drop for Sentinel {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls `on_seen` when `element` comes near the window, at once where it is there already.
pub fn watch(element: &Element, on_seen: impl Fn() + 'static) -> Option<Sentinel> {
    let on_change = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
        let seen = entries.iter().any(|entry| entry.unchecked_into::<IntersectionObserverEntry>().is_intersecting());
        if seen {
            on_seen();
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(MARGIN);
    let observer = IntersectionObserver::new_with_options(on_change.as_ref().unchecked_ref(), &options).ok()?;
    observer.observe(element);
    Some(Sentinel { observer, _on_change: on_change })
}
