//! A new version of the app.

use leptos::prelude::*;

use crate::browser::{register_worker, update_worker};
use crate::context::use_hydrated;
use crate::kit::{Erase, Notice, NoticeTone, When};
use crate::strings;

/// Says that there is one, and lets its user decide when it takes over.
#[component]
pub fn UpdateNotice() -> impl IntoView {
    let (hydrated, waits) = (use_hydrated(), RwSignal::new(false));
    Effect::new(move |_| {
        if hydrated.get() {
            register_worker(move || waits.set(true));
        }
    });
    view! {
        <When is=waits>
            <Notice tone=NoticeTone::Info announce=true>
                <p class="mb-3">{strings::update_waits()}</p>
                <button class="button" type="button" on:click=|_| update_worker()>{strings::update_load()}</button>
            </Notice>
        </When>
    }
    .erase()
}
