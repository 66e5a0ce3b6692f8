//! `GET /api/openapi.json`

use crate::support::TestApp;

#[tokio::test]
async fn the_document_describes_every_call() {
    let app = TestApp::start().await;

    let document = app.json("/api/openapi.json").await;

    for (path, method) in [
        ("/api/health", "get"),
        ("/api/upload", "post"),
        ("/api/images/{id}", "get"),
        ("/images/{id}", "get"),
        ("/images/{id}/thumb", "get"),
        ("/api/search", "post"),
        ("/api/deep-search", "post"),
        ("/api/search-by-image", "post"),
        ("/api/images/{id}/similar", "get"),
        ("/api/gallery", "get"),
        ("/api/images", "delete"),
        ("/api/images/trash", "post"),
        ("/api/images/restore", "post"),
        ("/api/trash", "get"),
        ("/api/trash", "delete"),
        ("/api/images/zip", "post"),
        ("/api/batch-describe", "post"),
        ("/api/batch-describe", "get"),
        ("/api/batch-describe", "delete"),
        ("/api/images/{id}/captions/{kind}", "put"),
        ("/api/demo", "get"),
        ("/api/demo", "post"),
        ("/api/demo", "delete"),
        ("/api/history", "get"),
        ("/api/history", "delete"),
        ("/api/history/{id}", "delete"),
        ("/api/history/{id}/saved", "put"),
        ("/api/events", "get"),
        ("/api/settings", "get"),
    ] {
        assert!(document["paths"][path][method].is_object(), "{method} {path}");
    }
}

#[tokio::test]
async fn the_document_can_be_browsed() {
    let app = TestApp::start().await;

    let page = app.get("/api/docs/").await;

    assert!(page.status().is_success());
    assert!(page.text().await.unwrap().contains("swagger-ui"));
}
