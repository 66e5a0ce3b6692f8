//! Where files are dropped, pasted and chosen.

use leptos::attr::custom::custom_attribute;
use leptos::ev;
use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

use crate::browser::{accept_drag, dropped_files, on_window, pasted_files, take_files};
use crate::context::use_uploader;
use crate::kit::{Drawing, Erase, Glyph, Icon, Sprite};
use crate::state::is_clutter;
use crate::strings;

/// A large target; the whole window takes drops and pastes, so that a near miss does not open the file instead.
#[component]
pub fn DropZone() -> impl IntoView {
    let uploader = use_uploader();
    let hovering = RwSignal::new(false);
    let (files, folder) = (NodeRef::<Input>::new(), NodeRef::<Input>::new());

    on_window(ev::dragover, move |event| hovering.set(accept_drag(&event)));
    on_window(ev::dragleave, move |event| {
        // Leaving for another element of the page is not leaving the page.
        if event.related_target().is_none() {
            hovering.set(false);
        }
    });
    on_window(ev::drop, move |event| {
        if accept_drag(&event) {
            hovering.set(false);
            let files = dropped_files(&event);
            spawn_local(async move { uploader.add(files.await) });
        }
    });
    on_window(ev::paste, move |event| {
        let files = pasted_files(event.unchecked_ref());
        if !files.is_empty() {
            event.prevent_default();
            uploader.add(files);
        }
    });

    let choose = move |field: NodeRef<Input>| {
        let files = field.get_untracked().map(|field| take_files(&field)).unwrap_or_default();
        uploader.add(files.into_iter().filter(|file| !is_clutter(&file.name())).collect());
    };
    let open = move |field: NodeRef<Input>| {
        if let Some(field) = field.get_untracked() {
            field.click();
        }
    };
    let whole_folder = custom_attribute("webkitdirectory", "");
    view! {
        <div class="drop-zone" class=("drop-zone-hovering", move || hovering.get())>
            <Sprite drawing=Drawing::Inbox/>
            <p class="heading-2">{strings::upload_drop()}</p>
            <p class="hint">{strings::upload_or_choose()}</p>
            <div class="flex flex-wrap justify-center gap-5">
                <button class="button button-primary" type="button" on:click=move |_| open(files)>
                    <Icon glyph=Glyph::Upload/>
                    {strings::upload_choose_files()}
                </button>
                <button class="button" type="button" on:click=move |_| open(folder)>
                    <Icon glyph=Glyph::Gallery/>
                    {strings::upload_choose_folder()}
                </button>
            </div>
            <input
                class="hidden"
                type="file"
                accept="image/*"
                multiple
                aria-label=strings::upload_files()
                node_ref=files
                on:change=move |_| choose(files)
            />
            <input
                class="hidden"
                type="file"
                {..whole_folder}
                aria-label=strings::upload_folder()
                node_ref=folder
                on:change=move |_| choose(folder)
            />
        </div>
    }
    .erase()
}
