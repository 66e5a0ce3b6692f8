//! Fetching a model no further.

use leptos::prelude::*;

use crate::AppError;

/// Stops to fetch a model, whose files are kept as far as they came, and leads to the page of models.
#[server(prefix = "/fn", endpoint = "stop_fetching_model")]
pub async fn stop_fetching_model(model: String) -> Result<(), AppError> {
    crate::backend()?.stop_fetching_model(&model).await;
    leptos_axum::redirect("/models");
    Ok(())
}
