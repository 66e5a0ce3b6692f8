//! From causes to the reasons that users meet; each cause is logged here, once.

use std::error::Error;
use std::io;
use std::time::Duration;

use app::{AppError, ErrorCode};
use catalog::CatalogError;
use diesel_async::pooled_connection::deadpool::PoolError;
use inference::InferenceError;
use media::{MediaError, megas};
use vectors::VectorError;

use crate::strings;

/// After how many seconds to try again where the database does not answer.
const DATABASE_BACK: u32 = 5;

/// Why nothing was recorded of what was to be recorded, and indexed, at once.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// A transaction that failed.
    #[error("the database refused the transaction")]
    Database(#[from] diesel::result::Error),
    /// Words that cannot be written.
    #[error("the words cannot be recorded")]
    Catalog(#[from] CatalogError),
    /// A job that cannot be queued.
    #[error("the index cannot be told")]
    Queue(#[from] jobs::JobsError),
}

/// Turns failures that no user can help into [`AppError::internal`], with the cause in the log.
pub trait Unexpected<T> {
    /// Logs the cause with what was being done, such as "loading a picture".
    ///
    /// # Errors
    /// [`AppError::internal`] for every failure.
    fn unexpected(self, doing: &'static str) -> Result<T, AppError>;
}

impl<T, E: Into<Box<dyn Error + Send + Sync>>> Unexpected<T> for Result<T, E> {
    fn unexpected(self, doing: &'static str) -> Result<T, AppError> {
        self.map_err(|error| unexpected(error.into().as_ref(), doing))
    }
}

/// Logs a cause that no user can help, with what was being done.
pub fn unexpected(error: &(dyn Error + 'static), doing: &'static str) -> AppError {
    tracing::error!(error = %chain(error), "{doing} failed");
    if is_passing(error) { unavailable() } else { AppError::internal() }
}

/// Whether database or vectors are away or overloaded, so that the same request may succeed a little later.
fn is_passing(error: &(dyn Error + 'static)) -> bool {
    std::iter::successors(Some(error), |&error| error.source()).any(|error| {
        error.is::<PoolError>()
            || error.downcast_ref().is_some_and(CatalogError::is_unavailable)
            || error.downcast_ref().is_some_and(VectorError::is_unavailable)
    })
}

/// The answer while a part of the system is away.
fn unavailable() -> AppError {
    AppError::overloaded(strings::server_database_away(), DATABASE_BACK)
}

/// An error with its causes, in one line.
pub fn chain(error: &dyn Error) -> String {
    let mut line = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        let cause_line = cause.to_string();
        if !line.contains(&cause_line) {
            line.push_str(": ");
            line.push_str(&cause_line);
        }
        source = cause.source();
    }
    line
}

/// What an error says, as a sentence.
pub fn sentence(error: &dyn Error) -> String {
    let words = error.to_string();
    let mut letters = words.chars();
    // A name that begins with a small letter stays as it is: google/…
    let is_word = words.split(' ').next().is_some_and(|word| word.chars().all(char::is_lowercase));
    match letters.next().filter(|_| is_word) {
        Some(first) => format!("{}{}.", first.to_uppercase(), letters.as_str()),
        None => format!("{words}."),
    }
}

/// The reason why a file was not taken.
pub fn picture_error(error: &MediaError) -> AppError {
    let code = match error {
        MediaError::Empty => ErrorCode::EmptyFile,
        MediaError::Unsupported { .. } => ErrorCode::UnsupportedType,
        MediaError::TooManyBytes { .. } => ErrorCode::FileTooLarge,
        MediaError::TooManyPixels { .. } | MediaError::TooLong { .. } => ErrorCode::TooManyPixels,
        _ => ErrorCode::BrokenPicture,
    };
    AppError::new(code, picture_sentence(error))
}

fn picture_sentence(error: &MediaError) -> String {
    match error {
        MediaError::Empty => strings::server_picture_empty().to_owned(),
        MediaError::Unsupported { looks_like: Some(kind) } => strings::server_picture_looks_like(kind),
        MediaError::Unsupported { looks_like: None } => strings::server_picture_unknown().to_owned(),
        MediaError::TooManyBytes { bytes, limit } => strings::server_picture_bytes(&megas(*bytes), &megas(*limit)),
        MediaError::TooManyPixels { width, height, limit } => {
            strings::server_picture_pixels(&width.to_string(), &height.to_string(), &megas(*limit))
        }
        MediaError::TooLong { width, height, limit } => {
            strings::server_picture_side(&width.to_string(), &height.to_string(), &limit.to_string())
        }
        MediaError::Broken { .. } => strings::server_picture_broken().to_owned(),
        MediaError::Thumbnail { .. } => strings::server_picture_no_thumbnail().to_owned(),
        other => other.to_string(),
    }
}

/// The reason why the file system did not take a file.
pub fn storage_error(error: io::Error) -> AppError {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            tracing::error!(%error, "storing a file failed");
            AppError::new(ErrorCode::StorageFull, strings::server_disk_full())
        }
        _ => unexpected(&error, "storing a file"),
    }
}

/// The reason why a search was not begun.
pub fn too_many_searches(retry_after: Duration) -> AppError {
    // Whole seconds, and no search before its time.
    let seconds = retry_after.as_secs_f64().ceil() as u32;
    AppError::overloaded(strings::server_too_many_searches(), seconds)
}

/// The reason why the model did not answer.
pub fn inference_error(error: InferenceError) -> AppError {
    match error {
        InferenceError::Full { retry_after } => too_many_searches(retry_after),
        InferenceError::NotReady | InferenceError::Stopped => {
            AppError::new(ErrorCode::NotReady, strings::server_model_not_ready())
        }
        other => unexpected(&other, "encoding"),
    }
}

#[cfg(test)]
mod tests {
    use jobs::JobsError;

    use super::*;

    #[test]
    fn a_database_that_is_away_is_busy_and_not_broken() {
        let away = || CatalogError::Pool(PoolError::Closed);
        for error in
            [away().into(), anyhow::Error::new(away()).context("a job"), JobsError::Pool(PoolError::Closed).into()]
        {
            let error = unexpected(error.as_ref(), "trying");
            assert_eq!((error.code, error.retry_after), (ErrorCode::Overloaded, Some(5)));
        }
        let broken = unexpected(&CatalogError::InvalidUrl, "trying");
        assert_eq!((broken.code, broken.retry_after), (ErrorCode::Internal, None));
    }

    #[test]
    fn pictures_are_refused_as_the_decoder_refuses_them() {
        let damage = || io::Error::other("damage").into();
        for error in [
            MediaError::Empty,
            MediaError::Unsupported { looks_like: Some("a PDF document") },
            MediaError::Unsupported { looks_like: None },
            MediaError::TooManyBytes { bytes: 101_000_000, limit: 1_500_000 },
            MediaError::TooManyPixels { width: 50_000, height: 60_000, limit: 1_500_000 },
            MediaError::TooLong { width: 70_000, height: 1, limit: 65_535 },
            MediaError::Broken { source: damage() },
            MediaError::Thumbnail { source: damage() },
        ] {
            assert_eq!(picture_error(&error).message, error.to_string());
        }
    }

    #[test]
    fn what_an_error_says_becomes_a_sentence() {
        for (said, sentence_of) in [
            ("a model is named so: owner/name", "A model is named so: owner/name."),
            ("google/siglip is not here", "google/siglip is not here."),
            ("HF_TOKEN is wrong", "HF_TOKEN is wrong."),
            ("", "."),
        ] {
            assert_eq!(sentence(&io::Error::other(said)), sentence_of);
        }
    }
}
