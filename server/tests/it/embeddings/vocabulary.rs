//! The vocabulary is encoded before anybody asks.

use std::fmt::Write;
use std::path::Path;

use reqwest::Client;
use serde_json::json;

use crate::model_change::fill_cache;
use crate::support::{Patience, Program, TestRedis};

/// In so many questions a process learns all of them.
const QUESTIONS: u32 = 125;

/// Groups of two: more words than tell what words score by chance.
const GROUPS: usize = 250;

#[tokio::test]
async fn the_vocabulary_is_encoded_after_the_start_and_after_a_change_of_model() {
    let Some(redis) = TestRedis::start(&[]) else { return };
    let (home, cache) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    fill_cache(cache.path());
    let mut groups = String::from("[words]\n");
    for number in 0..GROUPS {
        writeln!(groups, "thing{number} = [\"object{number}\"]").unwrap();
    }
    let file = home.path().join("groups.toml");
    std::fs::write(&file, groups).unwrap();
    let url = redis.url();
    let environment = [("REDIS_URL", Path::new(&url)), ("EXPANSIONS", &file), ("HF_HUB_CACHE", cache.path())];

    let program = Program::serve_with(home.path(), &environment);
    redis.await_keys(2 * GROUPS).await;

    let body = json!({ "model": "somebody/another" });
    let client = Client::builder().no_proxy().build().unwrap();
    let chosen = client.post(format!("{}/api/models/use", program.url)).json(&body).send().await.unwrap();
    assert_eq!(chosen.status(), 204);
    redis.await_keys(4 * GROUPS).await;
    assert!(program.terminate());

    // What another start needs is there.
    let (encoded, asked) = (redis.calls("set").await, redis.calls("mget").await);
    let program = Program::serve_with(home.path(), &environment);
    let patience = Patience::new();
    while redis.calls("mget").await < asked + QUESTIONS {
        patience.wait().await;
    }
    assert_eq!(redis.calls("set").await, encoded);
    assert!(program.terminate());
}
