//! Reads files out of a multipart body while it arrives.

use app::ErrorCode;
use axum::extract::multipart::{Field, MultipartError};
use futures::TryStreamExt;

use super::{Admitted, Outcome};
use crate::backend::{self, Received};
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use crate::strings;

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
            return Err(Problem::new(ErrorCode::TooManyFiles, strings::server_too_many_files(&most.to_string())));
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
    while let Some(field) = admitted.parts.next_field().await.map_err(|error| broken(&error))? {
        if field.name() == Some("file") && !is_empty_choice(&field) {
            return read(field, state.services.config.limits.max_file_bytes).await;
        }
    }
    Err(Problem::new(ErrorCode::NoFile, strings::server_no_file()))
}

/// What another program shares.
pub enum Shared {
    /// The bytes of a picture.
    Picture(Vec<u8>),
    /// A text, or where there is none a title; may be empty.
    Words(String),
}

/// Of texts no more is read.
const WORDS_BYTES: u64 = 4096;

/// The picture among the parts, or else the words.
///
/// # Errors
/// Where there is too much of it.
pub async fn receive_shared(state: &HttpState, mut admitted: Admitted) -> Result<Shared, Problem> {
    let (mut text, mut title) = (String::new(), String::new());
    while let Some(field) = admitted.parts.next_field().await.map_err(|error| broken(&error))? {
        match field.name() {
            Some("file") if !is_empty_choice(&field) => {
                return read(field, state.services.config.limits.max_file_bytes).await.map(Shared::Picture);
            }
            Some("text") => text = String::from_utf8_lossy(&read(field, WORDS_BYTES).await?).into_owned(),
            Some("title") => title = String::from_utf8_lossy(&read(field, WORDS_BYTES).await?).into_owned(),
            _ => {}
        }
    }
    Ok(Shared::Words(if text.trim().is_empty() { title } else { text }))
}

/// The bytes of a part, of which there may be so many.
async fn read(mut field: Field<'_>, limit: u64) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(|error| broken(&error))? {
        if (bytes.len() + chunk.len()) as u64 > limit {
            return Err(Problem(backend::too_large(limit)));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

/// A form without JavaScript sends one empty part where nothing was chosen.
fn is_empty_choice(field: &Field<'_>) -> bool {
    field.file_name() == Some("")
}

fn broken(error: &MultipartError) -> Problem {
    Problem::new(ErrorCode::InvalidRequest, strings::server_upload_unreadable(&error.to_string()))
}
