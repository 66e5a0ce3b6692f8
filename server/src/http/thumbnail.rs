//! `GET /images/{id}/thumb`

use app::types::MediaId;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use utoipa::IntoParams;

use super::extract::{Path, Query};
use super::problem::{Problem, ProblemBody};
use super::state::HttpState;
use crate::backend;
use crate::files::ThumbnailSize;

/// Which thumbnail.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ThumbnailParams {
    /// `small` (longest side 320 pixels), `medium` (640) or `large` (1280).
    #[serde(default = "small")]
    #[param(inline, default = "small")]
    size: ThumbnailSize,
}

fn small() -> ThumbnailSize {
    ThumbnailSize::Small
}

/// A smaller copy of a picture, without its EXIF data.
#[utoipa::path(get, path = "/images/{id}/thumb", tag = "pictures", params(("id" = String, Path, description = "The picture's id"), ThumbnailParams), responses(
    (status = 200, description = "The thumbnail; it never changes under this address", content_type = "image/*"),
    (status = 404, description = "No such picture", body = ProblemBody, content_type = "application/problem+json"),
))]
pub async fn thumbnail(
    State(state): State<HttpState>,
    Path(id): Path<MediaId>,
    Query(params): Query<ThumbnailParams>,
    request: HeaderMap,
) -> Result<Response, Problem> {
    let thumbnail = backend::thumbnail(&state.services, &state.viewer, id, params.size).await?;
    let etag = format!("\"{}-{}\"", thumbnail.hash, params.size.side());
    let caching = [(header::ETAG, etag.clone()), (header::CACHE_CONTROL, super::original::IMMUTABLE.to_owned())];
    if request.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == etag.as_bytes()) {
        return Ok((StatusCode::NOT_MODIFIED, caching).into_response());
    }
    let media_type = HeaderValue::from_static(thumbnail.media_type);
    Ok((caching, [(header::CONTENT_TYPE, media_type)], thumbnail.bytes).into_response())
}
