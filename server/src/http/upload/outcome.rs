//! What became of one file.

use app::types::{IndexState, UploadOutcome};
use app::{AppError, ErrorCode};
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::backend::{self, Ingested};
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use crate::strings;

/// One file that was sent, and what became of it.
pub struct Outcome {
    name: String,
    result: Result<(Ingested, IndexState), AppError>,
}

impl Outcome {
    /// A file that was stored or rejected just now.
    pub async fn new(state: &HttpState, name: String, result: Result<Ingested, AppError>) -> Self {
        let result = match result {
            Ok(ingested) if ingested.duplicate => {
                let status = state.backend.media(&state.viewer, ingested.id).await;
                status.map(|media| (ingested, media.tile.status))
            }
            Ok(ingested) => Ok((ingested, IndexState::Queued)),
            Err(error) => Err(error),
        };
        Self { name, result }
    }

    /// Waits until the picture can be found.
    pub async fn await_indexed(&mut self, state: &HttpState) {
        if let Ok((ingested, status)) = &mut self.result {
            match backend::await_indexed(&state.services, &state.viewer, ingested.id).await {
                Ok(now) => *status = now,
                Err(error) => self.result = Err(error),
            }
        }
    }

    /// Whether the picture is new in the library.
    pub fn is_new(&self) -> bool {
        matches!(self.result, Ok((Ingested { duplicate: false, .. }, _)))
    }

    /// Whether the library has the picture now.
    pub fn is_stored(&self) -> bool {
        self.result.is_ok()
    }

    /// Why it was rejected, if it was.
    pub fn code(&self) -> Option<ErrorCode> {
        self.result.as_ref().err().map(|error| error.code)
    }

    /// The answer to a request with this one file.
    pub fn into_single_response(self) -> Result<Response, Problem> {
        let status = if self.is_new() { StatusCode::CREATED } else { StatusCode::OK };
        match self.result {
            Err(error) => Err(Problem(error)),
            Ok(_) => Ok((status, Json(UploadOutcome::from(self))).into_response()),
        }
    }
}

impl From<Outcome> for UploadOutcome {
    fn from(outcome: Outcome) -> Self {
        match outcome.result {
            Ok((Ingested { id, duplicate }, status)) => Self {
                name: outcome.name,
                image_id: Some(id),
                image_url: Some(format!("/images/{id}")),
                thumb_url: Some(format!("/images/{id}/thumb?size=small")),
                status: Some(status),
                duplicate,
                message: message(duplicate, status).to_owned(),
                code: None,
            },
            Err(error) => Self {
                name: outcome.name,
                image_id: None,
                image_url: None,
                thumb_url: None,
                status: None,
                duplicate: false,
                message: error.message,
                code: Some(error.code),
            },
        }
    }
}

fn message(duplicate: bool, status: IndexState) -> &'static str {
    match (duplicate, status) {
        (true, _) => strings::server_upload_known(),
        (_, IndexState::Ready) => strings::server_upload_ready(),
        (_, IndexState::Failed) => strings::server_upload_failed(),
        _ => strings::server_upload_queued(),
    }
}
