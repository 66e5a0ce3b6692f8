//! Fetching a model.

use leptos::prelude::*;

use crate::AppError;

/// Begins to fetch a model of the hub, or goes on with it, and leads to the page of models.
#[server(prefix = "/fn", endpoint = "fetch_model")]
pub async fn fetch_model(model: String) -> Result<(), AppError> {
    crate::backend()?.fetch_model(&model).await.inspect_err(crate::status::set_call_status)?;
    leptos_axum::redirect("/models");
    Ok(())
}
