//! The boxes that are checked.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{FormData, HtmlFormElement};

/// The values of the checked boxes of this name that a form has, which may be on other parts of the page.
pub fn checked_values(form: &str, name: &str) -> Vec<String> {
    let form = document().get_element_by_id(form).and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
    let data = form.and_then(|form| FormData::new_with_form(&form).ok());
    data.map(|data| data.get_all(name).iter().filter_map(|value| value.as_string()).collect()).unwrap_or_default()
}
