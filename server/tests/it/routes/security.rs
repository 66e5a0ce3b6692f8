//! Who may talk to the server, and what browsers may do with its answers.

use reqwest::StatusCode;
use reqwest::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, ORIGIN, X_CONTENT_TYPE_OPTIONS};
use serde_json::json;

use crate::support::{TestApp, gallery};

#[tokio::test]
async fn other_host_names_are_refused() {
    let app = TestApp::start().await;
    for host in ["evil.example", "evil.example:3000", "127.0.0.1.evil.example", ""] {
        let response = app.client.get(app.url("/api/health")).header(HOST, host).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::MISDIRECTED_REQUEST, "{host:?}");
    }
}

#[tokio::test]
async fn a_name_of_the_owners_choice_is_answered() {
    let app = TestApp::with(&[("ALLOWED_HOSTS", "pictures.example")]).await;

    let response = app.client.get(app.url("/api/health")).header(HOST, "pictures.example").send().await.unwrap();

    assert_eq!(response.status(), StatusCode::OK);
}

#[tokio::test]
async fn other_sites_may_not_change_anything() {
    let app = TestApp::start().await;
    let id = app.upload_ready("scene.png", gallery(0)).await;
    for (header, value) in [
        (ORIGIN.as_str(), "https://evil.example"),
        (ORIGIN.as_str(), "null"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ] {
        let request = app.client.delete(app.url("/api/images")).json(&json!([id])).header(header, value);
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), StatusCode::FORBIDDEN, "{header}: {value}");
    }
    assert_eq!(app.json("/api/gallery").await["total"], 1);
}

#[tokio::test]
async fn every_answer_forbids_inline_scripts_and_sniffing() {
    let app = TestApp::start().await;
    let id = app.upload_ready("scene.png", gallery(0)).await;
    let (image, thumb, page) = (format!("/images/{id}"), format!("/images/{id}/thumb"), format!("/media/{id}"));
    for path in ["/", "/gallery", "/api/health", "/api/docs/", "/nothing", &image, &thumb, &page] {
        let response = app.get(path).await;
        let headers = response.headers();
        let policy = headers[CONTENT_SECURITY_POLICY].to_str().unwrap();
        let scripts = policy.split(';').find(|rule| rule.trim().starts_with("script-src")).unwrap_or("");
        assert!(!scripts.contains("unsafe-inline") && !scripts.contains("'unsafe-eval'"), "{path}: {policy}");
        assert!(policy.contains("default-src 'self'") || policy.contains("default-src 'none'"), "{path}: {policy}");
        assert_eq!(headers[X_CONTENT_TYPE_OPTIONS], "nosniff", "{path}");
    }
}

#[tokio::test]
async fn pages_and_answers_are_not_kept_by_browsers() {
    let app = TestApp::start().await;
    for path in ["/", "/gallery", "/api/gallery", "/fn/get_activity", "/nothing"] {
        assert_eq!(app.get(path).await.headers()[CACHE_CONTROL], "no-store", "{path}");
    }
}

#[tokio::test]
async fn the_nonce_of_a_page_is_used_once() {
    let app = TestApp::start().await;

    let policies = [app.get("/").await, app.get("/").await].map(|page| page.headers()[CONTENT_SECURITY_POLICY].clone());

    assert_ne!(policies[0], policies[1]);
}
