//! Moving a picture to the trash.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;

use crate::api::{ChangePictures, change_pictures};
use crate::context::use_hydrated;
use crate::kit::{Alert, Erase, Glyph, Icon, When};
use crate::types::{Change, MediaId};
use crate::{AppError, strings};

/// A button that leads to the gallery, where this can be undone; without JavaScript a disclosure asks before.
#[component]
pub fn TrashButton(
    /// The picture.
    id: MediaId,
) -> impl IntoView {
    let hydrated = use_hydrated();
    let failure = RwSignal::new(None::<AppError>);
    let navigate = use_navigate();
    let trash = move |_| {
        let navigate = navigate.clone();
        spawn_local(async move {
            match change_pictures(Change::Trash, vec![id], String::new(), String::new()).await {
                Ok(batch) => {
                    let batch = batch.map(|batch| format!("?trashed={batch}"));
                    navigate(&format!("/gallery{}", batch.unwrap_or_default()), Default::default());
                }
                // The page may be gone by now.
                Err(error) => drop(failure.try_set(Some(error))),
            }
        });
    };
    view! {
        <When is=hydrated otherwise=move || view! { <AskInPlace id/> }>
            <button class="button" type="button" on:click=trash.clone()>
                <Icon glyph=Glyph::Delete/>
                {strings::gallery_delete()}
            </button>
        </When>
        {move || failure.get().map(|error| view! { <Alert message=error.message/> })}
    }
    .erase()
}

#[component]
fn AskInPlace(id: MediaId) -> impl IntoView {
    view! {
        <details>
            <summary class="button">
                <Icon glyph=Glyph::Delete/>
                {strings::gallery_delete()}
            </summary>
            <form method="post" action=ChangePictures::url()>
                <p class="my-4">{strings::media_trash_hint()}</p>
                <input type="hidden" name="ids[]" value=id.to_string()/>
                <button class="button button-danger" type="submit" name="change" value=Change::Trash.key()>
                    {strings::media_trash()}
                </button>
            </form>
        </details>
    }
    .erase()
}
