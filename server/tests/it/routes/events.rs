//! `GET /api/events`, `GET /api/activity`

use futures::StreamExt;
use serde_json::Value;

use crate::support::{TestApp, gallery};

#[tokio::test]
async fn the_state_comes_at_once_and_again_when_it_changes() {
    let app = TestApp::start().await;
    let mut events = app.get("/api/events").await.bytes_stream();
    let mut heard = String::new();

    let mut next = async || {
        loop {
            if let Some((event, rest)) = heard.clone().split_once("\n\n") {
                heard = rest.to_owned();
                if let Some(data) = event.strip_prefix("event: activity\ndata: ") {
                    return serde_json::from_str::<Value>(data).unwrap();
                }
                continue;
            }
            heard += std::str::from_utf8(&events.next().await.unwrap().unwrap()).unwrap();
        }
    };
    assert_eq!(next().await["total"], 0);

    app.upload("scene.png", gallery(0)).await;

    let mut last = next().await;
    while last["ready"] != 1 {
        last = next().await;
    }
    assert_eq!(last["total"], 1);
}

#[tokio::test]
async fn a_quiet_indexer_says_so() {
    let app = TestApp::start().await;
    app.upload_gallery(2).await;
    app.await_idle().await;

    let activity = app.json("/api/activity").await;

    assert_eq!((activity["ready"].as_u64(), activity["queued"].as_u64()), (Some(2), Some(0)));
    let throughput: Vec<u64> = serde_json::from_value(activity["throughput"].clone()).unwrap();
    assert_eq!((throughput.len(), throughput.iter().sum::<u64>()), (30, 2));
    assert_eq!(activity["per_minute"], throughput[29]);
    assert_eq!(activity["model"]["name"], "pixel-siglip-tiny");
    assert_eq!(activity["model"]["bundled"], true);
}
