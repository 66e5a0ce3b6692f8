//! `GET /api/health`

use crate::support::TestApp;

#[tokio::test]
async fn a_server_that_started_is_ready() {
    let app = TestApp::start().await;
    app.upload_gallery(2).await;
    app.await_idle().await;

    let health = app.json("/api/health").await;

    assert_eq!(health["status"], "ready");
    assert_eq!(health["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(health["model"], "pixel-siglip-tiny");
    assert_eq!(health["device"], "cpu");
    assert_eq!((health["media"].as_u64(), health["pending"].as_u64()), (Some(2), Some(0)));
}
