//! Events of the whole window, for as long as a component lives.

use leptos::ev::EventDescriptor;
use leptos::prelude::{Effect, on_cleanup, window_event_listener};
use wasm_bindgen::JsCast;

/// Listens to an event of the window until the component that asks for it is gone.
pub fn on_window<E>(event: E, handler: impl Fn(E::EventType) + Clone + 'static)
where
    E: EventDescriptor + Clone + 'static,
    E::EventType: JsCast,
{
    Effect::new(move |_| {
        let listener = window_event_listener(event.clone(), handler.clone());
        on_cleanup(move || listener.remove());
    });
}
