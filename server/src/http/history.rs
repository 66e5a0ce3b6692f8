//! `GET /api/history`, `DELETE /api/history`, `DELETE /api/history/{id}`, `PUT /api/history/{id}/saved`

use app::types::{PastSearchId, PastSearches};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};

use super::extract::{self, Path};
use super::problem::{Problem, ProblemBody};
use super::state::HttpState;
use crate::backend;

/// What was searched for with the search page: all that was saved, and the latest 50 searches that were not.
#[utoipa::path(get, path = "/api/history", tag = "search", responses(
    (status = 200, description = "The searches, the latest first", body = PastSearches),
))]
pub async fn history(State(state): State<HttpState>) -> Result<Json<PastSearches>, Problem> {
    Ok(Json(state.backend.past_searches(&state.viewer).await?))
}

/// How many searches were forgotten.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Forgotten {
    /// Searches that are gone now.
    forgotten: u64,
}

/// Forgets all searches that are not saved.
#[utoipa::path(delete, path = "/api/history", tag = "search", responses(
    (status = 200, description = "How many that were", body = Forgotten),
    (status = 403, description = "The request came from another site", body = ProblemBody, content_type = "application/problem+json"),
))]
pub async fn forget_all(State(state): State<HttpState>) -> Result<Json<Forgotten>, Problem> {
    Ok(Json(Forgotten { forgotten: state.backend.forget_history(&state.viewer).await? }))
}

/// Forgets one search, saved or not.
#[utoipa::path(delete, path = "/api/history/{id}", tag = "search", params(("id" = String, Path, description = "The search's id")), responses(
    (status = 200, description = "It is gone now", body = Forgotten),
    (status = 403, description = "The request came from another site", body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, description = "No such search", body = ProblemBody, content_type = "application/problem+json"),
))]
pub async fn forget(State(state): State<HttpState>, Path(id): Path<String>) -> Result<Json<Forgotten>, Problem> {
    state.backend.forget_search(&state.viewer, parse(&id)?).await?;
    Ok(Json(Forgotten { forgotten: 1 }))
}

/// Whether a search is to be saved.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Saving {
    /// Saved searches stay until they are forgotten one by one; at most 200 can be saved.
    saved: bool,
}

/// Saves a search, or saves it no longer.
#[utoipa::path(put, path = "/api/history/{id}/saved", tag = "search", params(("id" = String, Path, description = "The search's id")), request_body = Saving, responses(
    (status = 204, description = "It is so now"),
    (status = 400, description = "The body is malformed", body = ProblemBody, content_type = "application/problem+json"),
    (status = 403, description = "The request came from another site", body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, description = "No such search", body = ProblemBody, content_type = "application/problem+json"),
    (status = 409, description = "As many searches are saved as can be", body = ProblemBody, content_type = "application/problem+json"),
))]
pub async fn save(
    State(state): State<HttpState>,
    Path(id): Path<String>,
    extract::Json(saving): extract::Json<Saving>,
) -> Result<StatusCode, Problem> {
    backend::save_past_search(&state.services, &state.viewer, parse(&id)?, saving.saved).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What cannot be read names nothing.
fn parse(id: &str) -> Result<PastSearchId, Problem> {
    id.parse().map_err(|_| Problem(backend::no_such_search()))
}
