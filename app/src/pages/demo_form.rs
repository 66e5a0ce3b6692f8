//! The way to pictures to try things with, and back.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;

use crate::api::{ChangeDemo, change_demo};
use crate::kit::{Alert, Erase};
use crate::{AppError, strings};

/// Adds the demo gallery, or removes it again, and leads to the gallery. It needs no script.
#[component]
pub fn DemoForm(
    /// Whether it adds it.
    add: bool,
) -> impl IntoView {
    let navigate = use_navigate();
    let working = RwSignal::new(false);
    let failure = RwSignal::new(None::<AppError>);
    let change = move |event: MouseEvent| {
        // A page that is loaded again loses the uploads that it is at.
        event.prevent_default();
        let navigate = navigate.clone();
        working.set(true);
        spawn_local(async move {
            let answer = change_demo(add).await;
            // The page may be gone by now, and its signals with it: then nobody is led away from another.
            if working.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(_) => navigate("/gallery", Default::default()),
                Err(error) => failure.set(Some(error)),
            }
        });
    };
    let name = if add { strings::demo_add() } else { strings::demo_remove() };
    view! {
        <form method="post" action=ChangeDemo::url()>
            <input type="hidden" name="add" value=add.to_string()/>
            <button class="button" type="submit" disabled=working on:click=change>
                {move || if working.get() { strings::demo_working() } else { name }}
            </button>
        </form>
        {move || failure.get().map(|error| view! { <Alert message=error.message/> })}
    }
    .erase()
}
