//! Waiting without blocking.

use std::time::Duration;

use js_sys::Promise;
use leptos::prelude::set_timeout;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Comes back after a while.
pub async fn pause(duration: Duration) {
    let promise = Promise::new(&mut |resolve, _| {
        set_timeout(move || drop(resolve.call0(&JsValue::NULL)), duration);
    });
    // The promise is never rejected.
    drop(JsFuture::from(promise).await);
}
