//! Saving a search.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos::task::spawn_local;

use crate::api::{ChangeHistory, change_history};
use crate::kit::{Alert, Erase, Glyph, Icon, When};
use crate::types::HistoryChange;
use crate::{AppError, strings};

/// Saves a search, or no longer. It needs no script: then the page is loaded anew.
#[component]
pub fn SaveButton(
    /// The address of the search.
    address: String,
    /// Whether it is saved.
    saved: bool,
) -> impl IntoView {
    let saved = RwSignal::new(saved);
    let failure = RwSignal::new(None::<AppError>);
    let change_of = |saved: bool| if saved { HistoryChange::Unsave } else { HistoryChange::Save };
    let field = address.clone();
    let toggle = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        let (change, address) = (change_of(saved.get_untracked()), address.clone());
        spawn_local(async move {
            // The page may be gone by now, and its signals with it.
            match change_history(change, address).await {
                Ok(_) => {
                    let _ = failure.try_set(None);
                    let _ = saved.try_set(change == HistoryChange::Save);
                }
                Err(error) => drop(failure.try_set(Some(error))),
            }
        });
    };
    view! {
        <form method="post" action=ChangeHistory::url()>
            <input type="hidden" name="address" value=field/>
            <button
                class="button"
                type="submit"
                name="change"
                value=move || change_of(saved.get()).key()
                aria-pressed=move || saved.get().to_string()
                on:click=toggle
            >
                <When is=saved otherwise=|| view! { <Icon glyph=Glyph::Star/> {strings::history_save_this()} }>
                    <Icon glyph=Glyph::StarFilled/>
                    {strings::history_is_saved()}
                </When>
            </button>
        </form>
        {move || failure.get().map(|error| view! { <Alert message=error.message/> })}
    }
    .erase()
}
