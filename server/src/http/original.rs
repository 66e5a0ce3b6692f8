//! `GET /images/{id}`

use app::types::MediaId;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use tower::ServiceExt;
use tower_http::services::ServeFile;

use super::extract::Path;
use super::problem::{Problem, ProblemBody};
use super::state::HttpState;
use crate::backend::{self, Unexpected};

/// The bytes behind an id never change, so browsers may keep them for ever.
pub const IMMUTABLE: &str = "private, max-age=31536000, immutable";

/// The original, byte for byte as it came; ranges are answered.
#[utoipa::path(get, path = "/images/{id}", tag = "pictures", params(("id" = String, Path, description = "The picture's id")), responses(
    (status = 200, description = "The original; it never changes under this address", content_type = "image/*"),
    (status = 206, description = "A range of it", content_type = "image/*"),
    (status = 404, description = "No such picture", body = ProblemBody, content_type = "application/problem+json"),
))]
pub async fn original(
    State(state): State<HttpState>,
    Path(id): Path<MediaId>,
    request: Request,
) -> Result<Response, Problem> {
    let original = backend::original(&state.services, &state.viewer, id).await?;
    let etag = HeaderValue::from_str(&format!("\"{}\"", original.hash)).unexpected("writing a header")?;
    if request.headers().get(header::IF_NONE_MATCH) == Some(&etag) {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, etag)]).into_response());
    }

    let media_type = original.media_type.parse().unexpected("reading a stored media type")?;
    let served = ServeFile::new_with_mime(&original.path, &media_type).oneshot(request).await;
    let mut response = served.unexpected("reading an original")?.into_response();
    if response.status() == StatusCode::NOT_FOUND {
        tracing::error!(media.id = %id, "the original is missing from the data folder");
        return Err(Problem(app::AppError::internal()));
    }
    let headers = response.headers_mut();
    headers.insert(header::ETAG, etag);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(IMMUTABLE));
    headers.insert(header::CONTENT_DISPOSITION, disposition(&original.name)?);
    Ok(response)
}

/// Shows the picture in the browser and saves it under the name it came with, whatever characters that has.
fn disposition(name: &str) -> Result<HeaderValue, Problem> {
    let encoded = utf8_percent_encode(name, NON_ALPHANUMERIC);
    Ok(HeaderValue::from_str(&format!("inline; filename*=UTF-8''{encoded}")).unexpected("writing a header")?)
}
