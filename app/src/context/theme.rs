//! The theme that was chosen.

use leptos::prelude::*;

use crate::state::Theme;

/// Provides [`use_theme`] to all pages.
pub fn provide_theme() {
    #[cfg(feature = "ssr")]
    let theme = requested_theme();
    #[cfg(not(feature = "ssr"))]
    let theme = crate::browser::shown_theme();
    provide_context(RwSignal::new(theme));
}

/// The theme, to be read and set.
pub fn use_theme() -> RwSignal<Theme> {
    expect_context()
}

/// The one that the request asks for.
#[cfg(feature = "ssr")]
pub fn requested_theme() -> Theme {
    let request = use_context::<axum::http::request::Parts>();
    let cookies = request.as_ref().and_then(|request| request.headers.get(axum::http::header::COOKIE)?.to_str().ok());
    Theme::of_cookies(cookies.unwrap_or_default())
}
