//! A failure of a whole page.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::kit::{Drawing, Erase, Sprite};
use crate::status::set_page_status;
use crate::{AppError, ErrorCode, strings};

/// What went wrong, and the ways out; on the server it gives the page its status.
#[component]
pub fn ErrorPage(
    /// What went wrong.
    error: AppError,
) -> impl IntoView {
    set_page_status(&error);
    let drawing = match error.code {
        ErrorCode::NotFound => Drawing::NotFound,
        ErrorCode::NotReady | ErrorCode::Overloaded => Drawing::Offline,
        _ => Drawing::Broken,
    };
    view! {
        <Title text=error.code.local_title()/>
        <div class="empty-state">
            <Sprite drawing/>
            <h1 class="heading-1">{error.code.local_title()}</h1>
            <p class="max-w-prose">{error.message}</p>
            <div class="flex flex-wrap justify-center gap-5">
                <a class="button button-primary" href="/">{strings::nav_search()}</a>
                <a class="button" href="/gallery">{strings::nav_gallery()}</a>
            </div>
        </div>
    }
    .erase()
}
