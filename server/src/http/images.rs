//! `GET /api/images/{id}`, `PATCH /api/images/{id}`, `DELETE /api/images`, `POST /api/images/retry`

use app::types::{DeleteOutcome, MediaDetail, MediaEdit, MediaId};
use axum::Json;
use axum::extract::State;
use serde::Serialize;

use super::extract::{self, Path};
use super::problem::{Problem, ProblemBody};
use super::state::HttpState;
use crate::backend;

/// The facts and state of one picture.
#[utoipa::path(get, path = "/api/images/{id}", tag = "pictures", params(("id" = String, Path, description = "The picture's id")), responses(
    (status = 200, description = "The picture", body = MediaDetail),
    (status = 404, description = "No such picture", body = ProblemBody, content_type = "application/problem+json"),
))]
pub async fn image(State(state): State<HttpState>, Path(id): Path<MediaId>) -> Result<Json<MediaDetail>, Problem> {
    Ok(Json(state.backend.media(&state.viewer, id).await?))
}

/// Changes tags or description of a picture; what is left out stays as it is.
#[utoipa::path(patch, path = "/api/images/{id}", tag = "pictures", params(("id" = String, Path, description = "The picture's id")), request_body = MediaEdit, responses(
    (status = 200, description = "The picture as it is now", body = MediaDetail),
    (status = 400, description = "The body is malformed, or too long", body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, description = "No such picture", body = ProblemBody, content_type = "application/problem+json"),
))]
pub async fn describe(
    State(state): State<HttpState>,
    Path(id): Path<MediaId>,
    extract::Json(edit): extract::Json<MediaEdit>,
) -> Result<Json<MediaDetail>, Problem> {
    Ok(Json(state.backend.describe(&state.viewer, id, &edit).await?))
}

/// Deletes pictures with their files and vectors, be they in the trash; nothing brings them back.
#[utoipa::path(delete, path = "/api/images", tag = "pictures", request_body(content = Vec<String>, description = "Ids"), responses(
    (status = 200, description = "What was deleted, and which ids named nothing", body = DeleteOutcome),
    (status = 400, description = "The body is no list of ids", body = ProblemBody, content_type = "application/problem+json"),
    (status = 403, description = "The request came from another site", body = ProblemBody, content_type = "application/problem+json"),
))]
pub async fn delete(
    State(state): State<HttpState>,
    extract::Json(ids): extract::Json<Vec<String>>,
) -> Result<Json<DeleteOutcome>, Problem> {
    let ids = parse(&ids)?;
    Ok(Json(state.backend.delete(&state.viewer, &ids).await?))
}

/// How many pictures were queued again.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Retried {
    /// Pictures that will be tried again.
    retried: u64,
}

/// Queues failed pictures again, all of them where the list is empty.
#[utoipa::path(post, path = "/api/images/retry", tag = "pictures", request_body(content = Vec<String>, description = "Ids"), responses(
    (status = 200, description = "How many will be tried again", body = Retried),
    (status = 400, description = "The body is no list of ids", body = ProblemBody, content_type = "application/problem+json"),
))]
pub async fn retry(
    State(state): State<HttpState>,
    extract::Json(ids): extract::Json<Vec<String>>,
) -> Result<Json<Retried>, Problem> {
    let ids = parse(&ids)?;
    Ok(Json(Retried { retried: state.backend.retry(&state.viewer, &ids).await? }))
}

/// The pictures that a request names.
pub(super) fn parse(ids: &[String]) -> Result<Vec<MediaId>, Problem> {
    Ok(backend::named(ids)?)
}
