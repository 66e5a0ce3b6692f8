//! `POST /theme`

use app::Theme;
use axum::Form;
use axum::http::header;
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;

/// The form at the end of every page.
#[derive(Deserialize)]
pub struct Choice {
    theme: String,
    /// The page that it was on.
    #[serde(default)]
    back: String,
}

/// Keeps the theme in a cookie, for pages that run no script, and leads back.
pub async fn theme(Form(choice): Form<Choice>) -> impl IntoResponse {
    let cookie = Theme::named(&choice.theme).cookie();
    ([(header::SET_COOKIE, cookie)], Redirect::to(within_this_site(&choice.back)))
}

/// The address, where it is one of this site's pages; browsers take two slashes for the name of another site, and backslashes
/// for slashes.
fn within_this_site(address: &str) -> &str {
    let is_path = address.starts_with('/') && !address.starts_with("//");
    let is_plain = address.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if is_path && is_plain { address } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::within_this_site;

    #[test]
    fn it_leads_to_no_other_site() {
        assert_eq!(within_this_site("/gallery?page=2"), "/gallery?page=2");
        for address in ["", "gallery", "https://a.example", "//a.example", "/\\a.example", "/\n/a.example", "/ä"] {
            assert_eq!(within_this_site(address), "/", "{address}");
        }
    }
}
