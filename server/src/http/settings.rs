//! `GET /api/settings`

use app::types::Settings;
use axum::Json;
use axum::extract::State;

use super::problem::{Problem, ProblemBody};
use super::state::HttpState;

/// Says what the server runs with, where each setting came from, and what the library and its trash hold; secrets are hidden.
#[utoipa::path(get, path = "/api/settings", tag = "server", responses(
    (status = 200, description = "Every setting, and what there is", body = Settings),
    (status = 503, description = "The database does not answer; `Retry-After` says when to try again", body = ProblemBody, content_type = "application/problem+json"),
))]
pub async fn settings(State(state): State<HttpState>) -> Result<Json<Settings>, Problem> {
    Ok(Json(state.backend.settings(&state.viewer).await?))
}
