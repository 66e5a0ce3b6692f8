//! Failures on the wire: `application/problem+json` as RFC 9457 has it.

use app::{AppError, ErrorCode};
use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection, QueryRejection, RawFormRejection};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::strings;

/// A failure that a handler answers with.
#[derive(Debug)]
pub struct Problem(pub AppError);

/// What is sent of it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ProblemBody {
    /// A name for this kind of problem.
    #[serde(rename = "type")]
    #[schema(example = "urn:media-search:problem:not_found")]
    kind: String,
    /// A short title, the same for every occurrence.
    title: &'static str,
    /// The HTTP status.
    status: u16,
    /// One sentence about this occurrence.
    detail: String,
    /// The code that programs decide by.
    #[schema(example = "not_found")]
    code: &'static str,
}

impl Problem {
    /// A failure with its code and its sentence.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self(AppError::new(code, message))
    }
}

impl From<&AppError> for ProblemBody {
    fn from(error: &AppError) -> Self {
        Self {
            kind: format!("urn:media-search:problem:{}", error.code.as_str()),
            title: error.code.title(),
            status: error.code.status(),
            detail: error.message.clone(),
            code: error.code.as_str(),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = status_of(self.0.code);
        let mut response = (status, Json(ProblemBody::from(&self.0))).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if status == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(self.0.retry_after.unwrap_or(1)));
        }
        response
    }
}

/// The HTTP status of a code.
pub fn status_of(code: ErrorCode) -> StatusCode {
    StatusCode::from_u16(code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

impl From<AppError> for Problem {
    fn from(error: AppError) -> Self {
        Self(error)
    }
}

impl From<JsonRejection> for Problem {
    fn from(rejection: JsonRejection) -> Self {
        match rejection.status() {
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::new(ErrorCode::UnsupportedBody, strings::server_json_wanted()),
            StatusCode::PAYLOAD_TOO_LARGE => Self::new(ErrorCode::FileTooLarge, strings::server_body_too_large()),
            _ => Self::new(ErrorCode::InvalidRequest, rejection.body_text()),
        }
    }
}

impl From<RawFormRejection> for Problem {
    fn from(rejection: RawFormRejection) -> Self {
        match rejection.status() {
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::new(ErrorCode::UnsupportedBody, strings::server_form_wanted()),
            StatusCode::PAYLOAD_TOO_LARGE => Self::new(ErrorCode::FileTooLarge, strings::server_body_too_large()),
            _ => Self::new(ErrorCode::InvalidRequest, rejection.body_text()),
        }
    }
}

impl From<QueryRejection> for Problem {
    fn from(rejection: QueryRejection) -> Self {
        Self::new(ErrorCode::InvalidRequest, rejection.body_text())
    }
}

impl From<PathRejection> for Problem {
    fn from(_: PathRejection) -> Self {
        Self(AppError::not_found())
    }
}
