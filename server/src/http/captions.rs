//! `POST`, `GET` and `DELETE /api/batch-describe`, `PUT /api/images/{id}/captions/{kind}`

use app::types::{CaptionEdit, CaptionKind, DescribeOutcome, DescribeRequest, Describing, MediaDetail, MediaId};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};

use super::extract::{self, Path};
use super::problem::{Problem, ProblemBody};
use super::state::HttpState;

/// Has pictures described by a model, in the background and behind everything that makes them searchable: those that are named,
/// or all that have no caption. To ask twice changes nothing.
#[utoipa::path(post, path = "/api/batch-describe", tag = "pictures", request_body = DescribeRequest, responses(
    (status = 202, description = "What will be described, what is already, and which ids named nothing", body = DescribeOutcome),
    (status = 400, description = "The body cannot be understood", body = ProblemBody, content_type = "application/problem+json"),
    (status = 403, description = "The request came from another site", body = ProblemBody, content_type = "application/problem+json"),
    (status = 409, description = "No model that describes pictures is here", body = ProblemBody, content_type = "application/problem+json"),
))]
pub async fn batch_describe(
    State(state): State<HttpState>,
    extract::Json(request): extract::Json<DescribeRequest>,
) -> Result<(StatusCode, Json<DescribeOutcome>), Problem> {
    let outcome = state.backend.describe_pictures(&state.viewer, &request).await?;
    Ok((StatusCode::ACCEPTED, Json(outcome)))
}

/// How many pictures are described, and how many wait for it.
#[utoipa::path(get, path = "/api/batch-describe", tag = "pictures", responses(
    (status = 200, description = "How far it is", body = Describing),
))]
pub async fn batch_describe_state(State(state): State<HttpState>) -> Result<Json<Describing>, Problem> {
    Ok(Json(state.backend.describing(&state.viewer).await?))
}

/// How many captions are not made.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Cancelled {
    /// Captions that waited to be made.
    pub cancelled: u64,
}

/// Takes back what waits to be described; what is being described is finished.
#[utoipa::path(delete, path = "/api/batch-describe", tag = "pictures", responses(
    (status = 200, description = "How many captions are not made", body = Cancelled),
    (status = 403, description = "The request came from another site", body = ProblemBody, content_type = "application/problem+json"),
))]
pub async fn cancel_describing(State(state): State<HttpState>) -> Result<Json<Cancelled>, Problem> {
    let cancelled = state.backend.cancel_describing(&state.viewer).await?;
    Ok(Json(Cancelled { cancelled }))
}

/// Puts a caption in other words, which no model replaces; without any words it is removed.
#[utoipa::path(put, path = "/api/images/{id}/captions/{kind}", tag = "pictures", params(
    ("id" = String, Path, description = "The picture's id"),
    ("kind" = CaptionKind, Path, description = "Which caption"),
), request_body = CaptionEdit, responses(
    (status = 200, description = "The picture as it is now", body = MediaDetail),
    (status = 400, description = "The body is malformed, or too long", body = ProblemBody, content_type = "application/problem+json"),
    (status = 403, description = "The request came from another site", body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, description = "No such caption", body = ProblemBody, content_type = "application/problem+json"),
))]
pub async fn edit_caption(
    State(state): State<HttpState>,
    Path((id, kind)): Path<(MediaId, CaptionKind)>,
    extract::Json(edit): extract::Json<CaptionEdit>,
) -> Result<Json<MediaDetail>, Problem> {
    Ok(Json(state.backend.edit_caption(&state.viewer, id, kind, &edit).await?))
}
