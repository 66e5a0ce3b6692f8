//! Which files hold the code of the pages.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos_meta::Link;

/// The addresses of the files that are loaded for each group of pages, by the name of the function that loads them.
#[derive(Clone, Debug, Default)]
pub struct Parts(pub Arc<HashMap<String, Vec<String>>>);

/// Has the browser load the files of a group as soon as it has all that is seen, and not only when the script asks for them.
pub fn announce(group: &str) {
    let Some(Parts(parts)) = use_context() else { return };
    for href in parts.get(group).into_iter().flatten() {
        let href = href.clone();
        // Links go to the head of the document; here they leave nothing behind.
        let link = view! { <Link rel="prefetch" href as_="fetch" type_="application/wasm" crossorigin=""/> };
        drop(link.to_html());
    }
}
