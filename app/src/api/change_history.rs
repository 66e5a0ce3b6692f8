//! Saving and forgetting searches.

use leptos::prelude::*;

use crate::AppError;
use crate::types::{HistoryChange, PastSearches};

/// Saves the search with an address, or no longer, or forgets it, or all that are not saved; answers what a page shows of those
/// that there are then. A form without a script is led back to where it was.
#[server(prefix = "/fn", endpoint = "change_history")]
pub async fn change_history(
    change: HistoryChange,
    #[server(default)] address: String,
) -> Result<PastSearches, AppError> {
    let changed = perform(change, &address).await.inspect_err(crate::status::set_call_status)?;
    Ok(changed.shown())
}

#[cfg(feature = "ssr")]
async fn perform(change: HistoryChange, address: &str) -> Result<PastSearches, AppError> {
    let (backend, viewer) = (crate::backend()?, crate::viewer()?);
    match change {
        HistoryChange::Save => backend.save_search(&viewer, address, true).await?,
        HistoryChange::Unsave => backend.save_search(&viewer, address, false).await?,
        HistoryChange::ForgetOne => {
            let PastSearches { saved, recent } = backend.past_searches(&viewer).await?;
            // One that is not there was forgotten elsewhere.
            if let Some(search) = saved.iter().chain(&recent).find(|search| search.address == address) {
                backend.forget_search(&viewer, search.id).await?;
            }
        }
        HistoryChange::ForgetAll => drop(backend.forget_history(&viewer).await?),
    }
    backend.past_searches(&viewer).await
}
