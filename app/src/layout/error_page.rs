//! A failure of a whole page.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::kit::Erase;
use crate::status::set_page_status;
use crate::{AppError, strings};

/// What went wrong, and the ways out; on the server it gives the page its status.
#[component]
pub fn ErrorPage(
    /// What went wrong.
    error: AppError,
) -> impl IntoView {
    set_page_status(&error);
    view! {
        <Title text=error.code.local_title()/>
        <div class="empty-state">
            <svg class="sprite" width="96" height="96" aria-hidden="true">
                <use href="/icons.svg#lost"></use>
            </svg>
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
