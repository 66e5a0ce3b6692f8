//! The fields of a form as it would send them.

use leptos::prelude::{document, event_target};
use wasm_bindgen::JsCast;
use web_sys::{FormData, HtmlFormElement, HtmlInputElement, HtmlSelectElement};

use crate::state::encode_component;

/// The query string of the form in which something happened; empty where that was in none.
pub fn fields_of(event: &web_sys::Event) -> String {
    let target: web_sys::EventTarget = event_target(event);
    let field = target.dyn_ref::<HtmlInputElement>().and_then(HtmlInputElement::form);
    let form = field.or_else(|| target.dyn_ref::<HtmlSelectElement>().and_then(HtmlSelectElement::form));
    form.and_then(|form| written(&form)).unwrap_or_default()
}

/// Whether a form is open that is otherwise folded away: somebody may be writing in it.
pub fn is_form_open() -> bool {
    document().query_selector("details[open] form").is_ok_and(|form| form.is_some())
}

fn written(form: &HtmlFormElement) -> Option<String> {
    let data = FormData::new_with_form(form).ok()?;
    let mut query = String::new();
    for entry in js_sys::try_iter(&data).ok()?? {
        let pair = js_sys::Array::from(&entry.ok()?);
        let (name, value) = (pair.get(0).as_string()?, pair.get(1).as_string().unwrap_or_default());
        query.push_str(&format!("&{name}={}", encode_component(&value)));
    }
    Some(query)
}
