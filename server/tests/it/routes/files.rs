//! The site's own files.

use reqwest::StatusCode;
use reqwest::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE};

use crate::support::TestApp;

#[tokio::test]
async fn scripts_are_compressed_and_kept_for_ever() {
    let app = TestApp::start().await;
    let html = app.get("/").await.text().await.unwrap();
    let start = html.find("/pkg/").expect("the page names its scripts");
    let path: String = html[start..].chars().take_while(|c| *c != '"' && *c != '\'').collect();

    let response = app.client.get(app.url(&path)).header(ACCEPT_ENCODING, "br").send().await.unwrap();

    assert_eq!(response.status(), StatusCode::OK, "{path}");
    assert_eq!(response.headers()[CONTENT_ENCODING], "br");
    assert!(response.headers()[CACHE_CONTROL].to_str().unwrap().contains("immutable"));
}

#[tokio::test]
async fn the_icon_is_there() {
    let app = TestApp::start().await;

    let icon = app.get("/favicon.svg").await;

    assert_eq!(icon.headers()[CONTENT_TYPE], "image/svg+xml");
}

#[tokio::test]
async fn paths_that_climb_find_nothing() {
    let app = TestApp::start().await;
    for path in ["/pkg/../Cargo.toml", "/pkg/%2e%2e/name.txt", "/name.txt", "/favicon.svg.br"] {
        assert_eq!(app.get(path).await.status(), StatusCode::NOT_FOUND, "{path}");
    }
}
