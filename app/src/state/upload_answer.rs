//! What the server's answer to one uploaded file means.

use serde::Deserialize;

use crate::types::UploadOutcome;
use crate::{AppError, ErrorCode};

/// Longest pause before the next attempt, in seconds, whatever the server asks for.
const LONGEST_PAUSE: u32 = 60;

/// The meaning of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The file is stored now, or was already.
    Accepted(UploadOutcome),
    /// The server has too much to do; the file can be sent again after this many seconds.
    Busy(u32),
    /// The file was refused.
    Refused(AppError),
}

/// The members of `application/problem+json` that matter here.
#[derive(Deserialize)]
struct Problem {
    code: ErrorCode,
    detail: String,
}

/// Reads an answer from its status, its body and its `Retry-After` header.
pub fn read_answer(status: u16, body: &str, retry_after: Option<&str>) -> Answer {
    if status == 503 {
        let seconds = retry_after.and_then(|text| text.trim().parse().ok()).unwrap_or(2_u32);
        return Answer::Busy(seconds.clamp(1, LONGEST_PAUSE));
    }
    if (200..300).contains(&status) {
        return match serde_json::from_slice::<UploadOutcome>(body.as_bytes()) {
            Ok(UploadOutcome { code: Some(code), message, .. }) => Answer::Refused(AppError::new(code, message)),
            Ok(outcome) => Answer::Accepted(outcome),
            Err(_) => Answer::Refused(AppError::internal()),
        };
    }
    match serde_json::from_slice::<Problem>(body.as_bytes()) {
        Ok(problem) => Answer::Refused(AppError::new(problem.code, problem.detail)),
        // A proxy in between may answer in its own words.
        Err(_) if status == 413 => {
            Answer::Refused(AppError::new(ErrorCode::FileTooLarge, ErrorCode::FileTooLarge.local_title()))
        }
        Err(_) => Answer::Refused(AppError::internal()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_busy_server_is_asked_again_within_a_minute() {
        assert_eq!(read_answer(503, "", Some("5")), Answer::Busy(5));
        assert_eq!(read_answer(503, "", None), Answer::Busy(2));
        assert_eq!(read_answer(503, "", Some("0")), Answer::Busy(1));
        assert_eq!(read_answer(503, "", Some("86400")), Answer::Busy(60));
    }

    #[test]
    fn a_problem_is_refused_with_its_sentence() {
        let body = r#"{"type":"about:blank","code":"empty_file","detail":"The file is empty.","status":422}"#;

        let answer = read_answer(422, body, None);

        assert_eq!(answer, Answer::Refused(AppError::new(ErrorCode::EmptyFile, "The file is empty.")));
    }

    #[test]
    fn an_outcome_is_accepted() {
        let body = r#"{"name":"a.png","image_id":null,"image_url":null,"thumb_url":null,"status":"queued",
            "duplicate":true,"message":"Already there.","code":null}"#;

        assert!(matches!(read_answer(200, body, None), Answer::Accepted(outcome) if outcome.duplicate));
    }

    #[test]
    fn an_outcome_with_a_code_is_refused() {
        let body = r#"{"name":"a.png","image_id":null,"image_url":null,"thumb_url":null,"status":null,
            "duplicate":false,"message":"The file is empty.","code":"empty_file"}"#;

        assert!(matches!(read_answer(201, body, None), Answer::Refused(error) if error.code == ErrorCode::EmptyFile));
    }

    #[test]
    fn foreign_answers_are_refused_too() {
        let code = |status| match read_answer(status, "<html>", None) {
            Answer::Refused(error) => Some(error.code),
            _ => None,
        };
        assert_eq!(code(413), Some(ErrorCode::FileTooLarge));
        assert_eq!(code(502), Some(ErrorCode::Internal));
        assert_eq!(code(200), Some(ErrorCode::Internal));
    }
}
