//! Objects that not every browser has, by name.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A property, where there is one.
pub(super) fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &JsValue::from_str(name)).ok().filter(|value| !value.is_undefined())
}

/// What a method answers, where there is one and it does not fail.
pub(super) fn call(object: &JsValue, method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let function = get(object, method)?.dyn_into::<Function>().ok()?;
    function.apply(object, &arguments.iter().collect::<Array>()).ok()
}
