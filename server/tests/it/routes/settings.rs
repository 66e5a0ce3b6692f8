//! `GET /api/settings`

use reqwest::StatusCode;
use serde_json::{Value, json};
use server::config::table::SETTINGS;

use crate::support::{TestApp, gallery};

/// A setting of an answer.
fn named<'a>(settings: &'a Value, name: &str) -> &'a Value {
    settings["settings"].as_array().unwrap().iter().find(|setting| setting["name"] == name).unwrap()
}

#[tokio::test]
async fn every_setting_comes_with_its_source() {
    let app = TestApp::with(&[("TRASH_DAYS", "7"), ("TEMPRATURE", "20")]).await;

    let settings = app.json("/api/settings").await;

    let names: Vec<&str> =
        settings["settings"].as_array().unwrap().iter().map(|setting| setting["name"].as_str().unwrap()).collect();
    assert_eq!(names, SETTINGS.iter().map(|setting| setting.name).collect::<Vec<_>>());
    let days = named(&settings, "TRASH_DAYS");
    assert_eq!(
        (&days["value"], &days["origin"], &days["used"]),
        (&json!("7"), &json!("environment TRASH_DAYS"), &json!(true))
    );
    let files = named(&settings, "MAX_FILES");
    assert_eq!((&files["value"], &files["origin"]), (&json!("500"), &json!("default")));
    assert_eq!(named(&settings, "VLM_MODEL")["used"], true);
    assert_eq!(
        settings["remarks"],
        json!(["The environment variable TEMPRATURE is no setting. Did you mean TEMPERATURE?"])
    );
    assert_eq!(settings["file"], app.folder().join("media-search.toml").to_str().unwrap());
    assert_eq!(settings["version"], env!("CARGO_PKG_VERSION"));
}

#[tokio::test]
async fn the_library_and_its_trash_are_added_up() {
    let app = TestApp::with(&[("TRASH_DAYS", "7")]).await;
    let bytes = [gallery(0), gallery(1), gallery(2)].map(|bytes| bytes.len() as u64);
    let ids = app.upload_gallery(3).await;
    let (status, _) = app.post("/api/images/trash", json!([ids[2]])).await;
    assert_eq!(status, StatusCode::OK);

    let settings = app.json("/api/settings").await;

    let expected = json!({
        "pictures": 2,
        "bytes": bytes[0] + bytes[1],
        "demo": 2,
        "trashed": 1,
        "trashed_bytes": bytes[2],
        "trash_days": 7,
    });
    assert_eq!(settings["library"], expected);
}

#[tokio::test]
async fn secrets_are_in_no_answer() {
    let settings = [
        ("POSTGRES_PASSWORD", "hunter2"),
        ("QDRANT_API_KEY", "hunter2"),
        // Nobody listens there, which searches do without.
        ("REDIS_URL", "redis://:hunter2@127.0.0.1:1"),
    ];
    let app = TestApp::with(&settings).await;

    for path in ["/api/settings", "/fn/get_settings", "/settings"] {
        let answer = app.get(path).await;
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        let text = answer.text().await.unwrap();
        assert!(text.contains("redis://:***@127.0.0.1:1"), "{path}: {text}");
        assert!(text.contains("set, not shown") && !text.contains("hunter2"), "{path}: {text}");
    }
}

#[tokio::test]
async fn the_page_shows_what_the_interface_answers() {
    let app = TestApp::with(&[("MAX_FILES", "7")]).await;

    let html = app.get("/settings").await.text().await.unwrap();

    for setting in SETTINGS {
        assert!(html.contains(&format!(">{}<", setting.name)), "{}", setting.name);
    }
    for shown in ["environment MAX_FILES", "pixel-siglip-tiny", "media-search.toml", env!("CARGO_PKG_VERSION")] {
        assert!(html.contains(shown), "{shown}");
    }
}
