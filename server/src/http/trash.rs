//! `POST /api/images/trash`, `POST /api/images/restore`, `GET /api/trash`, `DELETE /api/trash`

use app::types::{GalleryPage, Restored, Trashed};
use axum::Json;
use axum::extract::State;
use serde::Serialize;

use super::extract::{self, Query};
use super::gallery::GalleryParams;
use super::images;
use super::problem::{Problem, ProblemBody};
use super::state::HttpState;

/// Moves pictures to the trash, from where they can be restored for some time.
#[utoipa::path(post, path = "/api/images/trash", tag = "pictures", request_body(content = Vec<String>, description = "Ids, at most 1,000"), responses(
    (status = 200, description = "What is in the trash now, and which ids named nothing", body = Trashed),
    (status = 400, description = "The body is no list of ids", body = ProblemBody, content_type = "application/problem+json"),
    (status = 403, description = "The request came from another site", body = ProblemBody, content_type = "application/problem+json"),
))]
pub async fn trash(
    State(state): State<HttpState>,
    extract::Json(ids): extract::Json<Vec<String>>,
) -> Result<Json<Trashed>, Problem> {
    let ids = images::parse(&ids)?;
    Ok(Json(state.backend.trash(&state.viewer, &ids).await?))
}

/// Takes pictures back out of the trash; they keep their ids, and what people wrote about them.
#[utoipa::path(post, path = "/api/images/restore", tag = "pictures", request_body(content = Vec<String>, description = "Ids, at most 1,000"), responses(
    (status = 200, description = "What is back, and which ids named nothing, or something that was uploaded again", body = Restored),
    (status = 400, description = "The body is no list of ids", body = ProblemBody, content_type = "application/problem+json"),
    (status = 403, description = "The request came from another site", body = ProblemBody, content_type = "application/problem+json"),
))]
pub async fn restore(
    State(state): State<HttpState>,
    extract::Json(ids): extract::Json<Vec<String>>,
) -> Result<Json<Restored>, Problem> {
    let ids = images::parse(&ids)?;
    Ok(Json(state.backend.restore(&state.viewer, &ids).await?))
}

/// Browses the trash, what was deleted last first.
#[utoipa::path(get, path = "/api/trash", tag = "pictures", params(GalleryParams), responses(
    (status = 200, description = "One page of pictures", body = GalleryPage),
    (status = 400, description = "A parameter cannot be understood", body = ProblemBody, content_type = "application/problem+json"),
))]
pub async fn trash_page(
    State(state): State<HttpState>,
    Query(params): Query<GalleryParams>,
) -> Result<Json<GalleryPage>, Problem> {
    let page = params.page(&state.services.config.limits);
    Ok(Json(state.backend.trash_page(&state.viewer, page).await?.pictures))
}

/// How many pictures were deleted for good.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Purged {
    /// Pictures that are gone now.
    pub(super) deleted: u64,
}

/// Deletes everything in the trash for good.
#[utoipa::path(delete, path = "/api/trash", tag = "pictures", responses(
    (status = 200, description = "How many pictures that were", body = Purged),
    (status = 403, description = "The request came from another site", body = ProblemBody, content_type = "application/problem+json"),
))]
pub async fn empty_trash(State(state): State<HttpState>) -> Result<Json<Purged>, Problem> {
    Ok(Json(Purged { deleted: state.backend.empty_trash(&state.viewer).await? }))
}
