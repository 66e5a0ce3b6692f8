//! Deleting a picture, after asking.

use leptos::html::Dialog;
use leptos::prelude::*;

use crate::api::DeleteMedia;
use crate::context::use_hydrated;
use crate::kit::{Alert, Erase, Glyph, Icon, When};
use crate::types::MediaId;

/// A button that asks in a dialog; without JavaScript a disclosure asks in its place.
#[component]
pub fn DeletePicture(
    /// The picture.
    id: MediaId,
    /// Its name.
    name: String,
) -> impl IntoView {
    let hydrated = use_hydrated();
    let delete = ServerAction::<DeleteMedia>::new();
    let failure = move || match delete.value().get() {
        Some(Err(error)) => Some(view! { <Alert message=error.message/> }),
        _ => None,
    };
    view! {
        <When is=hydrated otherwise=move || view! { <AskInPlace id delete/> }>
            <AskInDialog id name=name.clone() delete/>
        </When>
        {failure}
    }
    .erase()
}

#[component]
fn AskInDialog(id: MediaId, name: String, delete: ServerAction<DeleteMedia>) -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    let open = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            // It fails only where the dialog is open already.
            drop(dialog.show_modal());
        }
    };
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    view! {
        <button class="button" type="button" aria-haspopup="dialog" on:click=open>
            <Icon glyph=Glyph::Delete/>
            "Delete"
        </button>
        <dialog class="dialog" aria-labelledby="delete-title" node_ref=dialog>
            <h2 id="delete-title" class="heading-2 mb-4">"Delete this picture?"</h2>
            <p class="mb-6 wrap-anywhere">{name} " and its thumbnails will be gone for good."</p>
            <div class="flex flex-wrap gap-5">
                <DeleteForm id delete/>
                <button class="button" type="button" on:click=close>"Keep it"</button>
            </div>
        </dialog>
    }
    .erase()
}

#[component]
fn AskInPlace(id: MediaId, delete: ServerAction<DeleteMedia>) -> impl IntoView {
    view! {
        <details>
            <summary class="button">
                <Icon glyph=Glyph::Delete/>
                "Delete"
            </summary>
            <p class="my-4">"The picture and its thumbnails will be gone for good."</p>
            <DeleteForm id delete/>
        </details>
    }
    .erase()
}

#[component]
fn DeleteForm(id: MediaId, delete: ServerAction<DeleteMedia>) -> impl IntoView {
    view! {
        <ActionForm action=delete>
            <input type="hidden" name="id" value=id.to_string()/>
            <button class="button button-danger" type="submit">"Delete for good"</button>
        </ActionForm>
    }
    .erase()
}
