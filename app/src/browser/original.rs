//! The bytes behind an address.

use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Response};

/// What the server answers there, with its kind.
///
/// # Errors
/// Where it does not answer, or has nothing there.
pub(super) async fn fetch_blob(address: &str) -> Result<Blob, JsValue> {
    let response: Response = JsFuture::from(window().fetch_with_str(address)).await?.unchecked_into();
    if !response.ok() {
        return Err(JsValue::UNDEFINED);
    }
    Ok(JsFuture::from(response.blob()?).await?.unchecked_into())
}
