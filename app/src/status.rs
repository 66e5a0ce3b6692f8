//! The HTTP status that goes with a failure.

use crate::AppError;

/// Gives the page that is being rendered the status of `error`; does nothing in the browser.
pub fn set_page_status(error: &AppError) {
    #[cfg(feature = "ssr")]
    set_status(error);
    #[cfg(not(feature = "ssr"))]
    let _ = error;
}

/// Gives the answer of a server function the status of `error`.
///
/// Pages call the same functions while they are rendered; there it does nothing, because a page that lacks one of its
/// parts is still a page.
#[cfg(feature = "ssr")]
pub fn set_call_status(error: &AppError) {
    use axum::http::{header, request::Parts};

    let called_by_program = leptos::prelude::use_context::<Parts>().is_some_and(|request| {
        let accept = request.headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
        // A form without a script is led back to its page, which shows the failure.
        let form = accept.is_some_and(|accept| accept.contains("text/html"));
        request.uri.path().starts_with("/fn/") && !form
    });
    if called_by_program {
        set_status(error);
    }
}

#[cfg(feature = "ssr")]
fn set_status(error: &AppError) {
    let status = axum::http::StatusCode::from_u16(error.code.status());
    if let (Some(response), Ok(status)) = (leptos::prelude::use_context::<leptos_axum::ResponseOptions>(), status) {
        response.set_status(status);
    }
}
