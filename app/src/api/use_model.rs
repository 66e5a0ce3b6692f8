//! Putting a model into use.

use leptos::prelude::*;

use crate::AppError;

/// Puts a model into use that is on the server's machine, and leads to the page of models.
#[server(prefix = "/fn", endpoint = "use_model")]
pub async fn use_model(model: String) -> Result<(), AppError> {
    crate::backend()?.choose_model(&model).await.inspect_err(crate::status::set_call_status)?;
    leptos_axum::redirect("/models");
    Ok(())
}
