//! What is kept, and for whom.

use server::config::RedisConfig;
use server::embeddings::{Embeddings, Limits};

use super::{LIMITS, TEXTS, insert, known, open, vector};
use crate::support::{Log, TestRedis};

#[tokio::test]
async fn without_a_redis_a_process_keeps_its_own() {
    let embeddings = Embeddings::open(&RedisConfig { url: None }).await.unwrap();
    assert_eq!(known(&embeddings, "model").await, [None; 3]);

    insert(&embeddings, "model", 1.0).await;

    assert_eq!(known(&embeddings, "model").await, [1.0, 2.0, 3.0].map(Some));
    assert_eq!(known(&embeddings, "other").await, [None; 3]);
}

#[tokio::test]
async fn what_one_process_wrote_another_finds() {
    let Some(redis) = TestRedis::start(&[]) else { return };
    insert(&open(&redis.url(), LIMITS).await, "model", 1.0).await;

    let found = open(&redis.url(), LIMITS).await.get("model", 3, &[TEXTS[1], "unknown", TEXTS[0]]).await;

    let bits = |vector: &[f32]| vector.iter().map(|number| number.to_bits()).collect::<Vec<_>>();
    let found: Vec<_> = found.into_iter().map(|found| found.map(|found| bits(&found))).collect();
    assert_eq!(found, [Some(bits(&vector(2.0))), None, Some(bits(&vector(1.0)))]);
}

#[tokio::test]
async fn models_do_not_mix() {
    let Some(redis) = TestRedis::start(&[]) else { return };
    let (one, other) = (open(&redis.url(), LIMITS).await, open(&redis.url(), LIMITS).await);

    insert(&one, "model@1", 10.0).await;
    assert_eq!(known(&other, "model@2").await, [None; 3]);
    insert(&other, "model@2", 20.0).await;

    let third = open(&redis.url(), LIMITS).await;
    assert_eq!(known(&third, "model@1").await, [10.0, 11.0, 12.0].map(Some));
    assert_eq!(known(&third, "model@2").await, [20.0, 21.0, 22.0].map(Some));
}

#[tokio::test]
async fn a_search_asks_once_and_only_for_what_it_lacks() {
    let Some(redis) = TestRedis::start(&[]) else { return };
    let embeddings = open(&redis.url(), LIMITS).await;

    known(&embeddings, "model").await;
    insert(&embeddings, "model", 1.0).await;
    known(&embeddings, "model").await;

    assert_eq!((redis.calls("mget").await, redis.calls("set").await), (1, 3));
    let other = open(&redis.url(), LIMITS).await;
    known(&other, "model").await;
    known(&other, "model").await;
    assert_eq!((redis.calls("mget").await, redis.calls("set").await), (2, 3));
}

#[tokio::test]
async fn names_begin_with_the_program_and_values_end() {
    let Some(redis) = TestRedis::start(&[]) else { return };
    insert(&open(&redis.url(), LIMITS).await, "model", 1.0).await;

    let (keys, month) = (redis.keys().await, 30 * 24 * 60 * 60);

    assert_eq!(keys.len(), 3);
    for key in keys {
        let left: i64 = redis.ask(&["TTL", &key]).await;
        assert!(key.starts_with("media-search:embedding:"), "{key}");
        assert!((month - 3600..=month).contains(&left), "{left} s");
    }
}

#[tokio::test]
async fn values_that_are_no_embeddings_are_as_good_as_none() {
    let Some(redis) = TestRedis::start(&[]) else { return };
    insert(&open(&redis.url(), LIMITS).await, "model", 1.0).await;
    let keys = redis.keys().await;

    for value in [&b""[..], b"1234567", b"12345678", b"0123456789abcdef", &f32::NAN.to_le_bytes().repeat(3)] {
        for key in &keys {
            redis.ask::<()>(&[b"SET", key.as_bytes(), value]).await;
        }
        assert_eq!(known(&open(&redis.url(), LIMITS).await, "model").await, [None; 3], "{value:?}");
    }

    redis.ask::<()>(&["DEL", &keys[0]]).await;
    redis.ask::<()>(&["LPUSH", &keys[0], "a list"]).await;
    let embeddings = open(&redis.url(), LIMITS).await;
    assert_eq!(known(&embeddings, "model").await, [None; 3]);
    insert(&embeddings, "model", 5.0).await;
    assert_eq!(known(&open(&redis.url(), LIMITS).await, "model").await, [5.0, 6.0, 7.0].map(Some));
}

#[tokio::test]
async fn a_full_redis_still_gives_what_it_has() {
    let Some(redis) = TestRedis::start(&[]) else { return };
    let log = Log::listen();
    let embeddings = open(&redis.url(), LIMITS).await;
    insert(&embeddings, "model", 1.0).await;
    redis.ask::<()>(&["CONFIG", "SET", "maxmemory", "1"]).await;

    for model in ["second", "third"] {
        insert(&embeddings, model, 9.0).await;
    }

    assert_eq!(known(&open(&redis.url(), LIMITS).await, "model").await, [1.0, 2.0, 3.0].map(Some));
    assert_eq!(known(&open(&redis.url(), LIMITS).await, "second").await, [None; 3]);
    assert_eq!(log.count("Redis takes no embeddings"), 1, "{}", log.text());
    assert_eq!(log.count("Redis is away"), 0, "{}", log.text());
}

#[tokio::test]
async fn a_password_opens_and_is_never_told() {
    let Some(redis) = TestRedis::start(&["--requirepass", "hunter2"]) else { return };
    let log = Log::listen();
    let right = redis.url().replace("://", "://:hunter2@");

    insert(&open(&right, LIMITS).await, "model", 1.0).await;

    assert_eq!(known(&open(&right, LIMITS).await, "model").await, [1.0, 2.0, 3.0].map(Some));
    assert_eq!(log.count("Redis is away"), 0, "{}", log.text());
    for wrong in
        [redis.url(), redis.url().replace("://", "://:hunter22@"), redis.url().replace("://", "://me:hunter2@")]
    {
        assert_eq!(known(&open(&wrong, Limits::default()).await, "model").await, [None; 3], "{wrong}");
    }
    assert_eq!(log.count("Redis is away"), 3, "{}", log.text());
    assert!(!log.text().contains("hunter2"), "{}", log.text());
}
