//! Searches of servers that share a Redis.

use serde_json::Value;

use crate::support::{TestApp, TestRedis};

/// What was found, by name and score.
fn hits(found: &Value) -> Vec<(String, f64)> {
    let hit = |hit: &Value| (hit["name"].as_str().unwrap().to_owned(), hit["score"].as_f64().unwrap());
    found["results"].as_array().unwrap().iter().map(hit).collect()
}

#[tokio::test]
async fn what_one_server_encoded_no_other_does_and_both_go_on_alone() {
    let Some(mut redis) = TestRedis::start(&[]) else { return };
    let (folder, url) = (tempfile::tempdir().unwrap(), redis.url());
    // Without a vocabulary, only what is searched for is kept.
    let nothing = folder.path().join("nothing.toml");
    std::fs::write(&nothing, "").unwrap();
    let settings = [("REDIS_URL", &*url), ("EXPANSIONS", nothing.to_str().unwrap())];
    let (one, other) = (TestApp::with(&settings).await, TestApp::with(&settings).await);
    one.upload_gallery(8).await;
    other.upload_gallery(8).await;

    let query = "a guitar on a stage -1:car -1:boat";
    let found = one.search(query).await;
    redis.await_keys(3).await;
    assert_eq!((redis.calls("mget").await, redis.calls("set").await), (1, 3), "all terms in one question");

    assert_eq!(hits(&other.search(query).await), hits(&found));
    assert_eq!(redis.calls("mget").await, 2);
    // What comes later is written later: nothing came in between.
    other.search("an elephant").await;
    redis.await_keys(4).await;
    assert_eq!(redis.calls("set").await, 4);

    redis.kill();
    for app in [&one, &other] {
        assert_eq!(hits(&app.search(query).await), hits(&found));
        assert_eq!(hits(&app.search("a lighthouse").await).len(), 8);
    }
}
