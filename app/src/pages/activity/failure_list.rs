//! Pictures that could not be indexed.

use leptos::prelude::*;

use crate::api::RetryFailed;
use crate::kit::{Alert, Drawing, EmptyState, Erase, Glyph, Icon, When};
use crate::strings;
use crate::types::{Activity, FailedMedia};

/// The newest failures with their reasons, each to be tried again, or all of them.
#[component]
pub fn FailureList(
    /// The indexer's state.
    activity: Signal<Activity>,
) -> impl IntoView {
    let retry = ServerAction::<RetryFailed>::new();
    let failed = Memo::new(move |_| activity.with(|now| now.failed));
    let any = Signal::derive(move || failed.get() > 0);
    let failures = Memo::new(move |_| activity.with(|now| now.failures.clone()));
    let error = move || match retry.value().get() {
        Some(Err(error)) => Some(view! { <Alert message=error.message/> }),
        _ => None,
    };
    view! {
        {error}
        <When
            is=any
            otherwise=|| view! {
                <EmptyState drawing=Drawing::NoFailures title=strings::activity_no_failures()>
                    <p class="hint">{strings::activity_no_failures_hint()}</p>
                </EmptyState>
            }
        >
            <div class="flex flex-wrap items-center justify-between gap-4">
                <p>{move || strings::activity_not_indexed(failed.get())}</p>
                <ActionForm action=retry>
                    <button class="button" type="submit">
                        <Icon glyph=Glyph::Retry/>
                        {strings::activity_try_all_again()}
                    </button>
                </ActionForm>
            </div>
            <FailureRows failures retry/>
        </When>
    }
    .erase()
}

/// Pictures with what went wrong, each to be tried again.
#[component]
pub fn FailureRows(
    /// The pictures.
    failures: Memo<Vec<FailedMedia>>,
    /// What tries again.
    retry: ServerAction<RetryFailed>,
) -> impl IntoView {
    view! {
        <ul class="mt-5 flex flex-col gap-5 empty:hidden" role="list">
            <For
                each=move || failures.get()
                key=|failure: &FailedMedia| (failure.tile.image_id, failure.reason.clone())
                children=move |failure| view! { <FailureRow failure retry/> }
            />
        </ul>
    }
    .erase()
}

#[component]
fn FailureRow(failure: FailedMedia, retry: ServerAction<RetryFailed>) -> impl IntoView {
    let FailedMedia { tile, reason } = failure;
    let try_again = strings::activity_try_again_of(&tile.name);
    view! {
        <li class="flex items-center gap-4">
            <span class="tile-frame size-16 shrink-0">
                <img class="tile-image" src=tile.thumb_url alt="" width="64" height="64" loading="lazy" decoding="async"/>
            </span>
            <div class="min-w-0 grow wrap-anywhere">
                <a class="link" href=format!("/media/{}", tile.image_id)>{tile.name}</a>
                <p class="hint">{reason}</p>
            </div>
            <ActionForm action=retry>
                <input type="hidden" name="id" value=tile.image_id.to_string()/>
                <button class="button button-quiet" type="submit" aria-label=try_again>
                    <Icon glyph=Glyph::Retry/>
                    {strings::models_try_again()}
                </button>
            </ActionForm>
        </li>
    }
    .erase()
}
