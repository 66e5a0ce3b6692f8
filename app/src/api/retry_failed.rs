//! Trying again what could not be indexed.

use leptos::prelude::*;

use crate::AppError;
use crate::types::MediaId;

/// Queues one failed picture again, or all where none is named; answers how many, and leads to the activity page.
#[server(prefix = "/fn", endpoint = "retry_failed")]
pub async fn retry_failed(#[server(default)] id: Option<MediaId>) -> Result<u64, AppError> {
    let (backend, viewer) = (crate::backend()?, crate::viewer()?);
    let retried = backend.retry(&viewer, id.as_slice()).await.inspect_err(crate::status::set_call_status)?;
    leptos_axum::redirect("/activity");
    Ok(retried)
}
