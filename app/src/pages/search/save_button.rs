//! Saving a search.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::history_button::HistoryButton;
use crate::api::change_history;
use crate::kit::{Alert, Erase, Glyph, Icon, When};
use crate::types::HistoryChange;
use crate::{AppError, strings};

/// Saves a search, or no longer.
#[component]
pub fn SaveButton(
    /// The address of the search.
    address: String,
    /// Whether it is saved.
    saved: bool,
) -> impl IntoView {
    let saved = RwSignal::new(saved);
    let failure = RwSignal::new(None::<AppError>);
    let change = Signal::derive(move || if saved.get() { HistoryChange::Unsave } else { HistoryChange::Save });
    let act = move |(change, address)| {
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
        <HistoryButton change address act>
            <When is=saved otherwise=|| view! { <Icon glyph=Glyph::Star/> {strings::history_save_this()} }>
                <Icon glyph=Glyph::StarFilled/>
                {strings::history_is_saved()}
            </When>
        </HistoryButton>
        {move || failure.get().map(|error| view! { <Alert message=error.message/> })}
    }
    .erase()
}
