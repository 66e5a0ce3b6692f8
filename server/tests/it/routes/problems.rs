//! Failures of the interface as a whole.

use reqwest::header::CONTENT_TYPE;
use reqwest::{Method, StatusCode};
use serde_json::Value;

use crate::support::TestApp;

#[tokio::test]
async fn failures_are_problems() {
    let app = TestApp::start().await;
    for (method, path, status, code) in [
        (Method::GET, "/api/nothing", StatusCode::NOT_FOUND, "not_found"),
        (Method::PUT, "/api/search", StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed"),
        (Method::POST, "/api/search", StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported_body"),
        (Method::POST, "/api/upload", StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported_body"),
        (Method::GET, "/api/images/x", StatusCode::NOT_FOUND, "not_found"),
    ] {
        let response = app.client.request(method, app.url(path)).send().await.unwrap();

        assert_eq!(response.status(), status, "{path}");
        assert_eq!(response.headers()[CONTENT_TYPE], "application/problem+json", "{path}");
        let problem: Value = response.json().await.unwrap();
        assert_eq!(problem["code"], code, "{path}");
        assert_eq!(problem["status"], status.as_u16(), "{path}");
        assert!(problem["title"].is_string() && problem["detail"].is_string() && problem["type"].is_string());
    }
}

#[tokio::test]
async fn a_huge_json_body_is_cut_off() {
    let app = TestApp::start().await;
    let body = format!("{{\"query\": \"{}\"}}", "x".repeat(1_000_000));

    let response = app
        .client
        .post(app.url("/api/search"))
        .header(CONTENT_TYPE, "application/json")
        .body(body)
        .send()
        .await
        .unwrap();

    assert_eq!(response.status(), StatusCode::PAYLOAD_TOO_LARGE);
}
