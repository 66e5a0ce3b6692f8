//! The worker that keeps files and answers where the server does not.

use std::rc::Rc;

use js_sys::{Object, Reflect};
use leptos::prelude::window;
use leptos::task::spawn_local;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState};

/// Where its script is.
const SCRIPT: &str = "/sw.js";
/// What it is told by who wants the new version.
const TAKE_OVER: &str = "take-over";

/// Registers the worker, and calls `on_update` when that of another version waits to take over.
pub fn register_worker(on_update: impl Fn() + 'static) {
    let Some(workers) = workers() else { return };
    spawn_local(async move {
        // Where it may not be registered, the page does without.
        let Ok(registered) = JsFuture::from(workers.register(SCRIPT)).await else { return };
        let Ok(registration) = registered.dyn_into::<ServiceWorkerRegistration>() else { return };
        let on_update: Rc<dyn Fn()> = Rc::new(on_update);
        if registration.waiting().is_some() {
            on_update();
        }
        let found = registration.clone();
        forever(&registration, "onupdatefound", move || {
            let Some(worker) = found.installing() else { return };
            let (installing, workers, on_update) = (worker.clone(), workers.clone(), Rc::clone(&on_update));
            forever(&worker, "onstatechange", move || {
                // The very first one takes over from none.
                if installing.state() == ServiceWorkerState::Installed && workers.controller().is_some() {
                    on_update();
                }
            });
        });
    });
}

/// Has the version that waits take over, and loads the page again when it has.
pub fn update_worker() {
    let Some(workers) = workers() else { return };
    forever(&workers, "oncontrollerchange", || drop(window().location().reload()));
    spawn_local(async move {
        let Ok(registration) = JsFuture::from(workers.get_registration()).await else { return };
        let waiting = registration.dyn_into::<ServiceWorkerRegistration>().ok().and_then(|found| found.waiting());
        if let Some(waiting) = waiting {
            drop(waiting.post_message(&JsValue::from_str(TAKE_OVER)));
        }
    });
}

/// None where the browser has none, as for addresses that are neither local nor encrypted.
fn workers() -> Option<ServiceWorkerContainer> {
    let workers = Reflect::get(&window().navigator(), &JsValue::from_str("serviceWorker")).ok()?;
    workers.dyn_into().ok()
}

/// Handles an event for as long as the page lives.
fn forever(target: &Object, handler: &str, call: impl Fn() + 'static) {
    let call = Closure::<dyn Fn()>::new(call).into_js_value();
    // A browser's own objects take handlers.
    drop(Reflect::set(target, &JsValue::from_str(handler), &call));
}
