//! The way to pictures to try things with, and back.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use crate::api::ChangeDemo;
use crate::kit::Erase;
use crate::strings;

/// Adds the demo gallery, or removes it again. It needs no script.
#[component]
pub fn DemoForm(
    /// Whether it adds it.
    add: bool,
) -> impl IntoView {
    let name = if add { strings::demo_add() } else { strings::demo_remove() };
    view! {
        <form method="post" action=ChangeDemo::url()>
            <input type="hidden" name="add" value=add.to_string()/>
            <button class="button" type="submit">{name}</button>
        </form>
    }
    .erase()
}
