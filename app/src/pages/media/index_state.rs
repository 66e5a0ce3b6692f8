//! How far the indexer is with a picture, in a sentence.

use leptos::prelude::*;

use crate::api::RetryFailed;
use crate::kit::{Erase, Glyph, Icon, Notice, NoticeTone};
use crate::strings;
use crate::types::{IndexState, MediaId};

/// Says whether the picture can be found, why not, and lets a failed one be tried again.
#[component]
pub fn IndexStateLine(
    /// The picture.
    id: MediaId,
    /// Its state.
    state: IndexState,
    /// Why it failed, where it did.
    failure: Option<String>,
) -> impl IntoView {
    match state {
        IndexState::Ready => view! { <Notice tone=NoticeTone::Good><p>{strings::media_ready()}</p></Notice> }.erase(),
        IndexState::Queued => view! { <Notice tone=NoticeTone::Info><p>{strings::media_queued()}</p></Notice> }.erase(),
        IndexState::Indexing => {
            view! { <Notice tone=NoticeTone::Info><p>{strings::media_indexing()}</p></Notice> }.erase()
        }
        IndexState::Failed => {
            let retry = ServerAction::<RetryFailed>::new();
            let reason = failure.unwrap_or_else(|| strings::media_failed_unknown().to_owned());
            view! {
                <Notice tone=NoticeTone::Bad>
                    <p class="mb-4">{strings::media_failed(&reason)}</p>
                    <ActionForm action=retry>
                        <input type="hidden" name="id" value=id.to_string()/>
                        <button class="button" type="submit">
                            <Icon glyph=Glyph::Retry/>
                            {strings::models_try_again()}
                        </button>
                    </ActionForm>
                </Notice>
            }
            .erase()
        }
    }
}
