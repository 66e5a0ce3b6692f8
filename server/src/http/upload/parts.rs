//! Reads files out of a multipart body while it arrives.

use app::{AppError, ErrorCode};
use axum::extract::multipart::{Field, MultipartError};
use futures::TryStreamExt;

use super::{Admitted, Outcome};
use crate::backend::{self, Received};
use crate::http::problem::Problem;
use crate::http::state::HttpState;

/// Stores every part called `file`, each with an outcome of its own.
///
/// # Errors
/// Where the body itself is broken or holds too many files; what was stored before stays.
pub async fn receive_all(state: &HttpState, mut admitted: Admitted) -> Result<Vec<Outcome>, Problem> {
    let most = state.services.config.limits.max_files;
    let mut outcomes = Vec::new();
    while let Some(field) = admitted.parts.next_field().await.map_err(|error| broken(&error))? {
        if field.name() != Some("file") || is_empty_choice(&field) {
            continue;
        }
        if outcomes.len() >= most {
            return Err(Problem::new(
                ErrorCode::TooManyFiles,
                format!("Send at most {most} files in one request (setting MAX_FILES). The first {most} were stored."),
            ));
        }
        let name = field.file_name().unwrap_or_default().to_owned();
        let result = match Received::from_stream(&state.services, field.into_stream()).await {
            Ok(received) => backend::ingest(&state.services, &state.viewer, &name, received).await,
            // The rest of the body cannot be read any more, so this is the answer to all of it.
            Err(error) if outcomes.is_empty() => return Err(Problem(error)),
            Err(error) => {
                outcomes.push(Outcome::new(state, name, Err(error)).await);
                return Ok(outcomes);
            }
        };
        outcomes.push(Outcome::new(state, name, result).await);
    }
    Ok(outcomes)
}

/// The bytes of the first part called `file`.
///
/// # Errors
/// Where there is none, or too much of it.
pub async fn receive_one(state: &HttpState, mut admitted: Admitted) -> Result<Vec<u8>, Problem> {
    let limit = usize::try_from(state.services.config.limits.max_file_bytes).unwrap_or(usize::MAX);
    while let Some(mut field) = admitted.parts.next_field().await.map_err(|error| broken(&error))? {
        if field.name() != Some("file") || is_empty_choice(&field) {
            continue;
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = field.chunk().await.map_err(|error| broken(&error))? {
            if bytes.len() + chunk.len() > limit {
                return Err(Problem(backend::too_large(limit as u64)));
            }
            bytes.extend_from_slice(&chunk);
        }
        return Ok(bytes);
    }
    Err(Problem::new(ErrorCode::NoFile, "Send a picture in the field \"file\"."))
}

/// A form without JavaScript sends one empty part where nothing was chosen.
fn is_empty_choice(field: &Field<'_>) -> bool {
    field.file_name() == Some("")
}

fn broken(error: &MultipartError) -> Problem {
    Problem(AppError::new(ErrorCode::InvalidRequest, format!("The upload cannot be read: {error}.")))
}
