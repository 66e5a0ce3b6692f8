//! A file that the system opens with the installed app.

use js_sys::{Array, Promise};
use leptos::prelude::window;
use leptos::task::spawn_local;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use super::objects::{call, get};

/// Calls `on_file` with the first of the files that the app was started with, where the browser can tell.
pub fn on_launched_file(on_file: impl Fn(File) + Clone + 'static) {
    let consume = Closure::<dyn Fn(JsValue)>::new(move |launch: JsValue| {
        let on_file = on_file.clone();
        spawn_local(async move {
            if let Some(file) = first_file(&launch).await {
                on_file(file);
            }
        });
    });
    // Not every browser has a queue of them.
    drop(get(&window(), "launchQueue").and_then(|queue| call(&queue, "setConsumer", &[consume.into_js_value()])));
}

async fn first_file(launch: &JsValue) -> Option<File> {
    let handle = get(launch, "files")?.dyn_into::<Array>().ok()?.get(0);
    let file = JsFuture::from(call(&handle, "getFile", &[])?.dyn_into::<Promise>().ok()?).await.ok()?;
    file.dyn_into().ok()
}
