//! `POST /api/search-by-image`, `GET /search-image/{id}`

use app::types::{Query as Wanted, QueryImageId, SearchPage};
use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;

use super::extract::{Path, Query};
use super::problem::{Problem, ProblemBody};
use super::search::SearchParams;
use super::state::HttpState;
use super::upload::{Admitted, UploadBody, receive_one};
use crate::backend;

/// Finds pictures that look like one that is sent; it does not enter the library.
#[utoipa::path(post, path = "/api/search-by-image", tag = "search", params(SearchParams),
    request_body(content = UploadBody, content_type = "multipart/form-data"), responses(
    (status = 200, description = "One page of pictures, most alike first; `score` in per cent", body = SearchPage),
    (status = 400, description = "No file was sent", body = ProblemBody, content_type = "application/problem+json"),
    (status = 415, description = "Not a supported picture", body = ProblemBody, content_type = "application/problem+json"),
))]
pub async fn search_by_image(
    State(state): State<HttpState>,
    Query(params): Query<SearchParams>,
    admitted: Result<Admitted, Problem>,
) -> Result<Json<SearchPage>, Problem> {
    let bytes = receive_one(&state, admitted?).await?;
    let id = backend::keep_query_image(&state.services, &state.viewer, bytes).await?;
    let request = params.request(Wanted::Image(id), &state.services.config.limits);
    Ok(Json(state.backend.search(&state.viewer, &request).await?))
}

/// A picture that was searched by.
pub async fn query_image(
    State(state): State<HttpState>,
    Path(id): Path<QueryImageId>,
) -> Result<impl IntoResponse, Problem> {
    let (bytes, media_type) = backend::query_image(&state.services, &state.viewer, &id).await?;
    Ok(([(header::CONTENT_TYPE, media_type), (header::CACHE_CONTROL, "private, max-age=86400, immutable")], bytes))
}
