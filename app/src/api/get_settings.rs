//! Looking at what is set.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

use crate::AppError;
use crate::types::Settings;

/// What the server runs with, and what the library holds.
#[server(prefix = "/fn", endpoint = "get_settings", input = GetUrl)]
pub async fn get_settings() -> Result<Settings, AppError> {
    let (backend, viewer) = (crate::backend()?, crate::viewer()?);
    backend.settings(&viewer).await.inspect_err(crate::status::set_call_status)
}
