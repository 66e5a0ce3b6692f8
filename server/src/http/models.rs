//! `GET /api/models`, `POST /api/models/fetch`, `POST /api/models/stop`, `POST /api/models/use`

use app::types::ModelList;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;

use super::extract::Json;
use super::problem::{Problem, ProblemBody};
use super::state::HttpState;
use crate::backend;

/// The name of a model.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct ModelName {
    /// Such as `google/siglip-base-patch16-224`, or `pixel-siglip-tiny` for the bundled one.
    model: String,
}

/// Models to choose from, and what is being fetched.
#[utoipa::path(get, path = "/api/models", tag = "server", responses((status = 200, description = "The models", body = ModelList)))]
pub async fn list(State(state): State<HttpState>) -> axum::Json<ModelList> {
    axum::Json(backend::models(&state.services))
}

/// Fetches a model of the Hugging Face hub in the background; `GET /api/activity` tells how far it is.
#[utoipa::path(post, path = "/api/models/fetch", tag = "server", request_body = ModelName, responses(
    (status = 202, description = "It is being fetched"),
    (status = 400, description = "That is no name of a model", body = ProblemBody, content_type = "application/problem+json"),
))]
pub async fn fetch(State(state): State<HttpState>, Json(name): Json<ModelName>) -> Result<StatusCode, Problem> {
    backend::fetch_model(&state.services, &name.model)?;
    Ok(StatusCode::ACCEPTED)
}

/// Stops to fetch a model; what came is kept, and fetching goes on from there.
#[utoipa::path(post, path = "/api/models/stop", tag = "server", request_body = ModelName, responses(
    (status = 204, description = "It is not being fetched"),
))]
pub async fn stop(State(state): State<HttpState>, Json(name): Json<ModelName>) -> StatusCode {
    backend::stop_fetching_model(&state.services, &name.model);
    StatusCode::NO_CONTENT
}

/// Puts a model into use that is here. Pictures are indexed for it in the background; until that is done the model before
/// answers searches.
#[utoipa::path(post, path = "/api/models/use", tag = "server", request_body = ModelName, responses(
    (status = 204, description = "It is in use"),
    (status = 400, description = "That is no name of a model", body = ProblemBody, content_type = "application/problem+json"),
    (status = 409, description = "It is not here, or does not start", body = ProblemBody, content_type = "application/problem+json"),
))]
pub async fn choose(State(state): State<HttpState>, Json(name): Json<ModelName>) -> Result<StatusCode, Problem> {
    backend::choose_model(&state.services, &name.model).await?;
    Ok(StatusCode::NO_CONTENT)
}
