//! The site's own files.

use reqwest::StatusCode;
use reqwest::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
};
use serde_json::Value;

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
async fn the_code_of_a_page_is_announced_with_it() {
    let app = TestApp::start().await;
    for (page, part) in
        [("/", "split_load_search"), ("/gallery", "split_load_library"), ("/lab", "split_load_workshop")]
    {
        let html = app.get(page).await.text().await.unwrap();
        let parts: Vec<&str> =
            html.split('"').filter(|text| text.starts_with("/pkg/") && text.contains("split_")).collect();

        assert!(matches!(parts[..], [only] if only.contains(part)), "{page}: {parts:?}");
        assert_eq!(app.get(parts[0]).await.headers()[CONTENT_TYPE], "application/wasm");
    }
}

#[tokio::test]
async fn the_icon_is_there() {
    let app = TestApp::start().await;

    let icon = app.get("/favicon.svg").await;

    assert_eq!(icon.headers()[CONTENT_TYPE], "image/svg+xml");
}

#[tokio::test]
async fn the_app_can_be_installed() {
    let app = TestApp::start().await;

    let manifest = app.get("/manifest.webmanifest").await;
    assert_eq!(manifest.headers()[CONTENT_TYPE], "application/manifest+json");
    let manifest: Value = manifest.json().await.unwrap();
    let images = ["icons", "screenshots"].into_iter().flat_map(|list| manifest[list].as_array().unwrap());
    for image in images.filter(|image| image["type"] == "image/png") {
        let bytes = app.get(image["src"].as_str().unwrap()).await.bytes().await.unwrap();
        // Where a PNG has its width and height.
        let [width, height] = [16, 20].map(|at| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap()));
        assert_eq!(image["sizes"], format!("{width}x{height}"), "{image}");
    }

    // The name of the build is in the worker, which may ask this server and nobody else.
    let worker = app.get("/sw.js").await;
    assert_eq!(worker.headers()[CONTENT_SECURITY_POLICY], "default-src 'none'; connect-src 'self'");
    assert!(worker.headers()[CACHE_CONTROL].to_str().unwrap().contains("max-age=0"));
    assert!(!worker.text().await.unwrap().contains("__BUILD__"));
}

#[tokio::test]
async fn what_did_not_change_keeps_its_policy() {
    let app = TestApp::start().await;
    let page = app.get("/offline.html").await;

    let again =
        app.client.get(app.url("/offline.html")).header(IF_NONE_MATCH, &page.headers()[ETAG]).send().await.unwrap();

    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    for header in [CONTENT_SECURITY_POLICY, CACHE_CONTROL, ETAG] {
        assert_eq!(again.headers()[&header], page.headers()[&header]);
    }
}

#[tokio::test]
async fn paths_that_climb_find_nothing() {
    let app = TestApp::start().await;
    for path in ["/pkg/../Cargo.toml", "/pkg/%2e%2e/name.txt", "/name.txt", "/favicon.svg.br"] {
        assert_eq!(app.get(path).await.status(), StatusCode::NOT_FOUND, "{path}");
    }
}
