//! One file of the queue.

use leptos::prelude::*;

use crate::context::{Uploader, use_uploader};
use crate::kit::{Erase, Glyph, Icon, Meter, When};
use crate::state::{Transfer, TransferState, format_bytes};
use crate::strings;
use crate::types::UploadOutcome;

/// A file with its progress, or with how it ended.
#[component]
pub fn TransferRow(
    /// Its id in the queue.
    id: usize,
) -> impl IntoView {
    let uploader = use_uploader();
    let transfer = uploader.transfer(id);
    let (name, bytes) = transfer.get_untracked().map(|transfer| (transfer.name, transfer.bytes)).unwrap_or_default();
    let label = name.clone();
    let percent = Signal::derive(move || transfer.read().as_ref().map_or(0, Transfer::percent));
    // The bar must not be built anew with every byte.
    let sending = Memo::new(move |_| transfer.read().as_ref().is_some_and(Transfer::is_active));
    let state = Memo::new(move |_| match transfer.get()?.state {
        TransferState::Sending { .. } => None,
        state => Some(state),
    });
    view! {
        <li class="transfer">
            <div class="flex min-w-0 grow flex-col gap-2">
                <p class="wrap-anywhere">{name} " " <span class="hint">{format_bytes(bytes)}</span></p>
                <When is=sending>
                    <Meter label=label.clone() percent/>
                </When>
                {move || state.get().map(outcome)}
            </div>
            <Actions id uploader sending state/>
        </li>
    }
    .erase()
}

#[component]
fn Actions(id: usize, uploader: Uploader, sending: Memo<bool>, state: Memo<Option<TransferState>>) -> impl IntoView {
    let pending = Signal::derive(move || {
        sending.get() || matches!(state.get(), Some(TransferState::Waiting | TransferState::Deferred))
    });
    let retryable = Signal::derive(move || state.read().as_ref().is_some_and(TransferState::is_retryable));
    view! {
        <When is=pending>
            <button class="button button-quiet" type="button" on:click=move |_| uploader.cancel(id)>
                <Icon glyph=Glyph::Close/>
                {strings::upload_cancel()}
            </button>
        </When>
        <When is=retryable>
            <button class="button button-quiet" type="button" on:click=move |_| uploader.retry(id)>
                <Icon glyph=Glyph::Retry/>
                {strings::models_try_again()}
            </button>
        </When>
    }
}

/// How a file stands, where it is not being sent.
fn outcome(state: TransferState) -> AnyView {
    match state {
        TransferState::Waiting => view! { <p class="hint">{strings::upload_waits()}</p> }.erase(),
        TransferState::Sending { .. } => ().erase(),
        TransferState::Deferred => view! { <p class="hint">{strings::upload_deferred()}</p> }.erase(),
        TransferState::Cancelled => view! { <p class="hint">{strings::upload_cancelled()}</p> }.erase(),
        TransferState::Lost => view! { <p class="tone-bad">{strings::upload_lost()}</p> }.erase(),
        TransferState::Refused(error) => view! { <p class="tone-bad">{error.message}</p> }.erase(),
        TransferState::Accepted(UploadOutcome { image_id, duplicate, .. }) => {
            let (class, text) =
                if duplicate { ("hint", strings::upload_known()) } else { ("tone-good", strings::upload_added()) };
            let link = image_id.map(|id| {
                view! { " · " <a class="link" href=format!("/media/{id}")>{strings::upload_show()}</a> }
            });
            view! { <p class=class>{text} {link}</p> }.erase()
        }
    }
}
