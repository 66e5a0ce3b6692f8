//! A failure of a part of a page.

use leptos::prelude::*;

use crate::AppError;
use crate::kit::Alert;
use crate::status::set_page_status;

/// The sentence of a failure in a frame; on the server it gives the page its status.
#[component]
pub fn ErrorNotice(
    /// What went wrong.
    error: AppError,
) -> impl IntoView {
    set_page_status(&error);
    view! { <Alert message=error.message/> }
}
