//! `POST /api/upload`

mod intake;
mod outcome;
mod parts;

use app::types::{UploadOutcome, Uploads};
use app::{AppError, ErrorCode};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use utoipa::IntoParams;

pub use intake::{Admitted, read_rest};
pub use outcome::Outcome;
pub use parts::{Shared, receive_all, receive_one, receive_shared};

use super::extract::Query;
use super::problem::{Problem, ProblemBody, status_of};
use super::state::HttpState;
use crate::strings;

/// How an upload is answered.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct UploadParams {
    /// Whether to answer only when the pictures can be found.
    #[serde(default)]
    wait: bool,
}

/// The body of an upload, for the documentation.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "multipart bodies are read part by part")]
pub struct UploadBody {
    /// A picture; repeat the field for more.
    #[schema(value_type = Vec<String>, format = Binary)]
    file: Vec<u8>,
}

/// Stores pictures and queues them for the indexer.
///
/// One file is answered with its outcome, or with a problem. Several are answered with a list under `images`, where
/// each has an outcome of its own: 201 where any is new, 200 where all were there, else the status of the first problem.
#[utoipa::path(post, path = "/api/upload", tag = "pictures", params(UploadParams),
    request_body(content = UploadBody, content_type = "multipart/form-data"), responses(
    (status = 201, description = "Stored", body = UploadOutcome),
    (status = 200, description = "The same bytes were there already", body = UploadOutcome),
    (status = 400, description = "No file was sent, or the upload broke off", body = ProblemBody, content_type = "application/problem+json"),
    (status = 413, description = "Too many bytes, pixels or files", body = ProblemBody, content_type = "application/problem+json"),
    (status = 415, description = "Not a supported picture", body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, description = "An empty or damaged picture", body = ProblemBody, content_type = "application/problem+json"),
    (status = 503, description = "Too many uploads at once; `Retry-After` says when to try again", body = ProblemBody, content_type = "application/problem+json"),
))]
pub async fn upload(
    State(state): State<HttpState>,
    Query(params): Query<UploadParams>,
    admitted: Result<Admitted, Problem>,
) -> Result<Response, Problem> {
    let mut outcomes = receive_all(&state, admitted?).await?;
    if params.wait {
        for outcome in &mut outcomes {
            outcome.await_indexed(&state).await;
        }
    }
    match outcomes.len() {
        0 => Err(Problem::new(ErrorCode::NoFile, strings::server_no_file())),
        1 => outcomes.pop().map_or_else(|| Err(Problem(AppError::internal())), Outcome::into_single_response),
        _ => Ok(several(outcomes)),
    }
}

/// The answer to several files.
fn several(outcomes: Vec<Outcome>) -> Response {
    let status = if outcomes.iter().any(Outcome::is_new) {
        StatusCode::CREATED
    } else if outcomes.iter().any(Outcome::is_stored) {
        StatusCode::OK
    } else {
        outcomes.iter().find_map(Outcome::code).map_or(StatusCode::BAD_REQUEST, status_of)
    };
    let images: Vec<UploadOutcome> = outcomes.into_iter().map(UploadOutcome::from).collect();
    (status, Json(Uploads { images })).into_response()
}
