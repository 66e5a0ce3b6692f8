//! The closed set of reasons that a user can meet.

use leptos::prelude::{FromServerFnError, ServerFnErrorErr};
use leptos::server_fn::codec::JsonEncoding;
use serde::{Deserialize, Serialize};

/// A failure as its user sees it: a stable code for programs and one sentence for people.
///
/// The cause stays on the server, where it is logged once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{message}")]
pub struct AppError {
    /// What went wrong, stable across releases.
    pub code: ErrorCode,
    /// One sentence that says what happened and what to do.
    pub message: String,
    /// After how many seconds the same request may succeed, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u32>,
}

macro_rules! error_codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $code:literal, $status:literal, $title:literal;)+) => {
        /// Why a request could not be answered.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum ErrorCode {
            $($(#[doc = $doc])+ #[serde(rename = $code)] $variant,)+
        }

        impl ErrorCode {
            /// Every code, in the order of the documentation.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The code as programs see it.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The HTTP status that goes with it.
            pub fn status(self) -> u16 {
                match self { $(Self::$variant => $status,)+ }
            }

            /// A short title that is the same for every occurrence.
            pub fn title(self) -> &'static str {
                match self { $(Self::$variant => $title,)+ }
            }
        }
    };
}

error_codes! {
    /// A parameter or body that cannot be understood.
    InvalidRequest = "invalid_request", 400, "The request cannot be understood";
    /// A search without words.
    EmptyQuery = "empty_query", 400, "The query is empty";
    /// A search with more characters than the limit.
    QueryTooLong = "query_too_long", 400, "The query is too long";
    /// An upload without a field `file`.
    NoFile = "no_file", 400, "No file was sent";
    /// A write that came from another site.
    CrossOrigin = "cross_origin", 403, "The request came from another site";
    /// No such picture, or not for this viewer.
    NotFound = "not_found", 404, "Not found";
    /// The path exists, the method does not.
    MethodNotAllowed = "method_not_allowed", 405, "The method is not allowed here";
    /// The picture is not indexed yet, so nothing can be compared with it.
    NotIndexed = "not_indexed", 409, "The picture is not indexed yet";
    /// A model that is not on this machine, or does not start.
    ModelMissing = "model_missing", 409, "The model is not here";
    /// A file or body above the limit of bytes.
    FileTooLarge = "file_too_large", 413, "The file is too large";
    /// More files in one request than the limit.
    TooManyFiles = "too_many_files", 413, "Too many files in one request";
    /// A picture above the limit of pixels.
    TooManyPixels = "too_many_pixels", 413, "The picture has too many pixels";
    /// Content that is no picture of a known kind.
    UnsupportedType = "unsupported_type", 415, "The file is not a supported picture";
    /// A body of another type than the call takes.
    UnsupportedBody = "unsupported_body", 415, "The body has the wrong type";
    /// A Host header that is not one of the server's names.
    HostNotAllowed = "host_not_allowed", 421, "The host name is not allowed";
    /// A picture whose bytes are damaged.
    BrokenPicture = "broken_picture", 422, "The picture is damaged";
    /// A file of no bytes.
    EmptyFile = "empty_file", 422, "The file is empty";
    /// Something unexpected; the log knows more.
    Internal = "internal", 500, "Something went wrong";
    /// The queue in front of the model is full.
    Overloaded = "overloaded", 503, "The server is busy";
    /// The server is still starting.
    NotReady = "not_ready", 503, "The server is starting";
    /// No space is left for originals.
    StorageFull = "storage_full", 507, "The disk is full";
}

impl AppError {
    /// A failure with its code and its sentence.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), retry_after: None }
    }

    /// Too much to do, or a part of the system is away; the same request may succeed after so many seconds.
    pub fn overloaded(message: impl Into<String>, retry_after: u32) -> Self {
        Self { retry_after: Some(retry_after), ..Self::new(ErrorCode::Overloaded, message) }
    }

    /// The picture does not exist or belongs to somebody else; the two look the same on purpose.
    pub fn not_found() -> Self {
        Self::new(ErrorCode::NotFound, "There is no such picture. It may have been deleted.")
    }

    /// Something the user cannot help; the cause was logged where it happened.
    pub fn internal() -> Self {
        Self::new(ErrorCode::Internal, "Something went wrong on the server. Its log has the details.")
    }
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        let error = match error {
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) | ServerFnErrorErr::Deserialization(_) => {
                Self::new(ErrorCode::InvalidRequest, "The request cannot be understood.")
            }
            ServerFnErrorErr::Request(_) => {
                Self::new(ErrorCode::NotReady, "The server does not answer. Is it still running?")
            }
            _ => Self::internal(),
        };
        #[cfg(feature = "ssr")]
        crate::status::set_call_status(&error);
        error
    }
}
