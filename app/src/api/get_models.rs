//! Models to choose from.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

use crate::AppError;
use crate::types::ModelList;

/// The models, and what is being fetched.
#[server(prefix = "/fn", endpoint = "get_models", input = GetUrl)]
pub async fn get_models() -> Result<ModelList, AppError> {
    Ok(crate::backend()?.models().await)
}
