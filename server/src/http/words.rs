//! `POST /api/spell-check`, `GET /api/search-suggestions`

use app::types::{Spelling, Suggestion};
use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::extract::{self, Query};
use super::problem::{Problem, ProblemBody};
use super::state::HttpState;
use crate::backend;

/// Words to look at.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SpellCheckBody {
    /// A query.
    #[schema(example = "a sunste over the beach")]
    query: String,
}

/// What was typed so far.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SuggestionParams {
    /// The beginning of a query.
    query: String,
}

/// Says what a query may have meant; words that occur in the library are never wrong.
#[utoipa::path(post, path = "/api/spell-check", tag = "search", request_body = SpellCheckBody, responses(
    (status = 200, description = "The query without slips, if it has any", body = Spelling),
    (status = 400, description = "The body is malformed", body = ProblemBody, content_type = "application/problem+json"),
))]
pub async fn spell_check(
    State(state): State<HttpState>,
    extract::Json(body): extract::Json<SpellCheckBody>,
) -> Result<Json<Spelling>, Problem> {
    Ok(Json(backend::spelling(&state.services, &state.viewer, &body.query).await?))
}

/// Says how what is being typed may go on.
#[utoipa::path(get, path = "/api/search-suggestions", tag = "search", params(SuggestionParams), responses(
    (status = 200, description = "Up to eight queries, likeliest first", body = Vec<Suggestion>),
))]
pub async fn suggestions(
    State(state): State<HttpState>,
    Query(params): Query<SuggestionParams>,
) -> Result<Json<Vec<Suggestion>>, Problem> {
    Ok(Json(backend::suggestions(&state.services, &state.viewer, &params.query).await?))
}
