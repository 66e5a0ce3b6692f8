//! The pages, as they arrive before any script runs.

use reqwest::StatusCode;

use crate::support::{TestApp, gallery};

#[tokio::test]
async fn pages_are_whole_without_scripts() {
    let app = TestApp::start().await;
    let id = app.upload_ready("a <b>bold</b> name.png", gallery(1)).await;
    let (similar, media) = (format!("/?similar={id}"), format!("/media/{id}"));
    let others = ["/", "/gallery", "/?q=a+guitar", "/upload", "/activity", "/trash", "/models", "/settings", "/kit"];
    for path in others.into_iter().chain([similar.as_str(), &media]) {
        let page = app.get(path).await;
        assert_eq!(page.status(), StatusCode::OK, "{path}");
        let html = page.text().await.unwrap();
        assert!(html.contains("<h1"), "{path}");
        assert!(!html.contains("<b>bold</b>"), "{path}: markup in a name is only text");
    }
    assert!(app.get("/gallery").await.text().await.unwrap().contains(&format!("/images/{id}/thumb")));
    assert!(app.get("/?q=a+guitar").await.text().await.unwrap().contains(&format!("/media/{id}")));
}

#[tokio::test]
async fn pages_that_are_not_there_say_so() {
    let app = TestApp::start().await;
    for path in ["/nothing", "/media/x", "/media/01890000-0000-7000-8000-000000000000"] {
        let page = app.get(path).await;
        assert_eq!(page.status(), StatusCode::NOT_FOUND, "{path}");
        assert!(page.text().await.unwrap().contains("<h1"), "{path}");
    }
}

#[tokio::test]
async fn the_bundled_model_says_what_it_is() {
    let app = TestApp::start().await;

    let html = app.get("/").await.text().await.unwrap();

    assert!(html.contains("SIGLIP_MODEL"), "the page says how to switch to a real model");
}
