//! Everything that can be reached, by typing.

use leptos::ev::{self, KeyboardEvent, SubmitEvent};
use leptos::html::{Dialog, Input, Ul};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::browser::{focus_on, is_taken, on_window, step_to_picture};
use crate::context::use_hydrated;
use crate::kit::{Erase, When};
use crate::state::write_words;
use crate::strings;

/// The pages, and what is to be found there.
fn pages() -> [(&'static str, &'static str); 10] {
    [
        (strings::nav_search(), "/"),
        (strings::palette_gallery(), "/gallery"),
        (strings::palette_upload(), "/upload"),
        (strings::palette_activity(), "/activity"),
        (strings::palette_lab(), "/lab"),
        (strings::palette_models(), "/models"),
        (strings::palette_trash(), "/trash"),
        (strings::palette_settings(), "/settings"),
        (strings::palette_kit(), "/kit"),
        (strings::settings_interface(), "/api/docs"),
    ]
}

/// A dialog that leads to pages and searches, for Ctrl K and the question mark; and what other keys do on every page.
#[component]
pub fn Palette() -> impl IntoView {
    let hydrated = use_hydrated();
    view! { <When is=hydrated><Commands/></When> }.erase()
}

#[component]
fn Commands() -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    let field = NodeRef::<Input>::new();
    let list = NodeRef::<Ul>::new();
    let words = RwSignal::new(String::new());
    let open = move || {
        if let (Some(dialog), Some(field)) = (dialog.get_untracked(), field.get_untracked()) {
            field.set_value("");
            words.set(String::new());
            // It fails only where the dialog is open already.
            drop(dialog.show_modal());
        }
    };
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let navigate = use_navigate();
    on_window(ev::keydown, move |event: KeyboardEvent| {
        let key = event.key();
        let handled = if key == "k" && (event.ctrl_key() || event.meta_key()) {
            open();
            true
        } else if is_taken(&event) {
            false
        } else {
            match key.as_str() {
                "?" => open(),
                "/" => {
                    if !focus_on("main input[name=q]") {
                        navigate("/", Default::default());
                    }
                }
                arrow => {
                    return if step_to_picture(arrow) {
                        event.prevent_default()
                    };
                }
            }
            true
        };
        if handled {
            event.prevent_default();
        }
    });

    let follow = move |event: SubmitEvent| {
        event.prevent_default();
        let first = list.get_untracked().and_then(|list| list.query_selector("a").ok().flatten());
        if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
            first.click();
        }
    };
    let entries = move || {
        let words = words.get();
        let wanted = words.trim().to_ascii_lowercase();
        let pages = pages().into_iter().filter(|(name, _)| name.to_ascii_lowercase().contains(&wanted));
        let pages = pages.map(|(name, href)| (name.to_owned(), href.to_owned()));
        let search =
            (!wanted.is_empty()).then(|| (strings::palette_search(words.trim()), write_words(&words, None, false)));
        let entries = pages.chain(search).map(|(name, href)| {
            // Pages that the server writes alone.
            let rel = (href == "/kit" || href.starts_with("/api")).then_some("external");
            view! { <li><a class="command" href=href rel=rel>{name}</a></li> }
        });
        entries.collect_view()
    };
    view! {
        <button class="button button-quiet" type="button" aria-haspopup="dialog" on:click=move |_| open()>
            {strings::palette_open()} " " <kbd class="key">{strings::palette_open_key()}</kbd>
        </button>
        <dialog class="dialog" aria-label=strings::palette_title() node_ref=dialog>
            <form class="flex flex-col gap-4" on:submit=follow>
                <input
                    class="field"
                    type="text"
                    aria-label=strings::palette_words()
                    placeholder=strings::palette_words()
                    autocomplete="off"
                    node_ref=field
                    on:input=move |event| words.set(event_target_value(&event))
                />
                <ul class="flex flex-col" role="list" node_ref=list on:click=move |_| close()>{entries}</ul>
                <p class="hint">
                    <kbd class="key">"/"</kbd>
                    " "
                    {strings::palette_slash()}
                    " "
                    <kbd class="key">"?"</kbd>
                    " "
                    {strings::palette_question_mark()}
                    " "
                    <kbd class="key">"T"</kbd>
                    " "
                    {strings::palette_tags()}
                    " "
                    <kbd class="key">"Delete"</kbd>
                    " "
                    {strings::palette_delete()}
                    " "
                    <kbd class="key">"Esc"</kbd>
                    " "
                    {strings::palette_escape()}
                </p>
            </form>
        </dialog>
    }
    .erase()
}
