//! The theme of the document.

use js_sys::Reflect;
use leptos::prelude::document;
use wasm_bindgen::JsValue;

use crate::state::Theme;

/// The attribute of the document that says it.
const THEME: &str = "data-theme";

/// The theme that the document has.
#[cfg(not(feature = "ssr"))]
pub fn shown_theme() -> Theme {
    let chosen = document().document_element().and_then(|root| root.get_attribute(THEME));
    chosen.map_or(Theme::System, |key| Theme::named(&key))
}

/// Shows the document in a theme, and keeps it for the next one.
pub fn show_theme(theme: Theme) {
    let document = document();
    if let Some(root) = document.document_element() {
        // Neither can fail: the name is a good one.
        drop(match theme.attribute() {
            Some(key) => root.set_attribute(THEME, key),
            None => root.remove_attribute(THEME),
        });
    }
    drop(Reflect::set(&document, &JsValue::from_str("cookie"), &JsValue::from_str(&theme.cookie())));
}
