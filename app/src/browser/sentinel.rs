//! Noticing that an element comes into view, and leaves it.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How far outside the window an element counts as seen, so that pictures are there before they are needed.
const MARGIN: &str = "800px";

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

/// Calls `on_change` with whether `element` is near the window: at once, and whenever that changes.
pub fn watch(element: &Element, on_change: impl Fn(bool) + 'static) -> Option<Sentinel> {
    let on_change = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
        // The last one tells how it is now.
        let entry: IntersectionObserverEntry = entries.pop().unchecked_into();
        on_change(entry.is_intersecting());
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(MARGIN);
    let observer = IntersectionObserver::new_with_options(on_change.as_ref().unchecked_ref(), &options).ok()?;
    observer.observe(element);
    Some(Sentinel { observer, _on_change: on_change })
}
