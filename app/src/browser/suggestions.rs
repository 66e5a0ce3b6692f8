//! Asking how what is being typed may go on.

use js_sys::{Array, JSON, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use crate::state::encode_component;

/// Suggestions of the server; none where it does not answer, for nobody waits for them.
pub async fn fetch_suggestions(typed: &str) -> Vec<String> {
    fetch(typed).await.unwrap_or_default()
}

async fn fetch(typed: &str) -> Result<Vec<String>, JsValue> {
    let address = format!("/api/search-suggestions?query={}", encode_component(typed));
    let response: Response = JsFuture::from(window().fetch_with_str(&address)).await?.unchecked_into();
    let body = JsFuture::from(response.text()?).await?;
    let answer = JSON::parse(&body.as_string().unwrap_or_default())?;
    let text = JsValue::from_str("text");
    let suggestions = Array::from(&answer);
    Ok(suggestions.iter().filter_map(|one| Reflect::get(&one, &text).ok()?.as_string()).collect())
}
