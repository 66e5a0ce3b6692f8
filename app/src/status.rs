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
    // A form without a script is led back to its page, which shows the failure.
    if path().is_some_and(|path| path.starts_with("/fn/")) && !is_form() {
        set_status(error);
    }
}

/// Whether what is answered is a form without a script, which wants a page.
#[cfg(feature = "ssr")]
pub fn is_form() -> bool {
    use axum::http::{header, request::Parts};

    leptos::prelude::use_context::<Parts>().is_some_and(|request| {
        let accept = request.headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
        accept.is_some_and(|accept| accept.contains("text/html"))
    })
}

/// The path that was asked for.
#[cfg(feature = "ssr")]
pub fn path() -> Option<String> {
    leptos::prelude::use_context::<axum::http::request::Parts>().map(|request| request.uri.path().to_owned())
}

#[cfg(feature = "ssr")]
fn set_status(error: &AppError) {
    let status = axum::http::StatusCode::from_u16(error.code.status());
    if let (Some(response), Ok(status)) = (leptos::prelude::use_context::<leptos_axum::ResponseOptions>(), status) {
        response.set_status(status);
    }
}
