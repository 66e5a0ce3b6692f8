//! The entry that the page's script calls.

use wasm_bindgen::prelude::wasm_bindgen;

/// Takes over the page that the server rendered; a panic is explained in the browser's console.
#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_lazy(app::App);
}
