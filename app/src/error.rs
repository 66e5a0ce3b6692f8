//! The closed set of reasons that a user can meet.

use leptos::prelude::{FromServerFnError, ServerFnErrorErr};
use leptos::server_fn::codec::JsonEncoding;
use serde::{Deserialize, Serialize};

use crate::strings;

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
    ($($(#[doc = $doc:literal])+ $variant:ident = $code:literal, $status:literal, $title:literal, $said:ident;)+) => {
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

            /// A short title for programs that is the same for every occurrence.
            #[cfg(any(feature = "ssr", test))]
            pub fn title(self) -> &'static str {
                match self { $(Self::$variant => $title,)+ }
            }

            /// The title as the pages say it.
            pub fn local_title(self) -> &'static str {
                match self { $(Self::$variant => strings::$said(),)+ }
            }
        }
    };
}

error_codes! {
    /// A parameter or body that cannot be understood.
    InvalidRequest = "invalid_request", 400, "The request cannot be understood", error_invalid_request;
    /// A search without words.
    EmptyQuery = "empty_query", 400, "The query is empty", error_empty_query;
    /// A search with more characters than the limit.
    QueryTooLong = "query_too_long", 400, "The query is too long", error_query_too_long;
    /// An upload without a field `file`.
    NoFile = "no_file", 400, "No file was sent", error_no_file;
    /// A write that came from another site.
    CrossOrigin = "cross_origin", 403, "The request came from another site", error_cross_origin;
    /// No such picture, or not for this viewer.
    NotFound = "not_found", 404, "Not found", error_not_found;
    /// The path exists, the method does not.
    MethodNotAllowed = "method_not_allowed", 405, "The method is not allowed here", error_method_not_allowed;
    /// The picture is not indexed yet, so nothing can be compared with it.
    NotIndexed = "not_indexed", 409, "The picture is not indexed yet", error_not_indexed;
    /// A model that is not on this machine, or does not start.
    ModelMissing = "model_missing", 409, "The model is not here", error_model_missing;
    /// As many searches are saved as can be.
    TooManySaved = "too_many_saved", 409, "Too many searches are saved", error_too_many_saved;
    /// A file or body above the limit of bytes.
    FileTooLarge = "file_too_large", 413, "The file is too large", error_file_too_large;
    /// More files in one request than the limit.
    TooManyFiles = "too_many_files", 413, "Too many files in one request", error_too_many_files;
    /// A picture above the limit of pixels.
    TooManyPixels = "too_many_pixels", 413, "The picture has too many pixels", error_too_many_pixels;
    /// Content that is no picture of a known kind.
    UnsupportedType = "unsupported_type", 415, "The file is not a supported picture", error_unsupported_type;
    /// A body of another type than the call takes.
    UnsupportedBody = "unsupported_body", 415, "The body has the wrong type", error_unsupported_body;
    /// A Host header that is not one of the server's names.
    HostNotAllowed = "host_not_allowed", 421, "The host name is not allowed", error_host_not_allowed;
    /// A picture whose bytes are damaged.
    BrokenPicture = "broken_picture", 422, "The picture is damaged", error_broken_picture;
    /// A file of no bytes.
    EmptyFile = "empty_file", 422, "The file is empty", error_empty_file;
    /// Something unexpected; the log knows more.
    Internal = "internal", 500, "Something went wrong", error_internal;
    /// The queue in front of the model is full.
    Overloaded = "overloaded", 503, "The server is busy", error_overloaded;
    /// The server is still starting.
    NotReady = "not_ready", 503, "The server is starting", error_not_ready;
    /// No space is left for originals.
    StorageFull = "storage_full", 507, "The disk is full", error_storage_full;
}

impl ErrorCode {
    /// Whether the server is the reason, so that the same request may succeed another time.
    pub fn may_pass(self) -> bool {
        self.status() >= 500
    }
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
        Self::new(ErrorCode::NotFound, strings::failure_no_picture())
    }

    /// Something the user cannot help; the cause was logged where it happened.
    pub fn internal() -> Self {
        Self::new(ErrorCode::Internal, strings::failure_internal())
    }
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        let error = match error {
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) | ServerFnErrorErr::Deserialization(_) => {
                let code = ErrorCode::InvalidRequest;
                Self::new(code, strings::failure_sentence(code.local_title()))
            }
            ServerFnErrorErr::Request(_) => Self::new(ErrorCode::NotReady, strings::failure_no_answer()),
            _ => Self::internal(),
        };
        #[cfg(feature = "ssr")]
        crate::status::set_call_status(&error);
        error
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_say_in_english_what_programs_are_told() {
        for code in ErrorCode::ALL {
            assert_eq!(code.local_title(), code.title());
        }
    }

    #[test]
    fn what_the_server_is_the_reason_of_may_pass() {
        let passing: Vec<_> = ErrorCode::ALL.iter().copied().filter(|code| code.may_pass()).collect();
        assert_eq!(passing, [ErrorCode::Internal, ErrorCode::Overloaded, ErrorCode::NotReady, ErrorCode::StorageFull]);
    }
}
