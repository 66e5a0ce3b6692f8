//! Watching the indexer.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

use crate::AppError;
use crate::types::Activity;

/// What the indexer is doing.
///
/// It is part of every page, so its failure does not change the status of the page.
#[server(prefix = "/fn", endpoint = "get_activity", input = GetUrl)]
pub async fn get_activity() -> Result<Activity, AppError> {
    let (backend, viewer) = (crate::backend()?, crate::viewer()?);
    backend.activity(&viewer).await
}
