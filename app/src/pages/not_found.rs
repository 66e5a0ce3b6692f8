//! Where nothing is.

use leptos::prelude::*;

use crate::context::announce_hydrated;
use crate::layout::ErrorPage;
use crate::{AppError, ErrorCode, strings};

/// Says that the address leads nowhere.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    announce_hydrated();
    view! { <ErrorPage error=AppError::new(ErrorCode::NotFound, strings::failure_no_page())/> }
}
