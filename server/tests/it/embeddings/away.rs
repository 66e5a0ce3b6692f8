//! A Redis that is away, slow or no Redis.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use server::embeddings::{Embeddings, Limits};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::{LIMITS, insert, known, open};
use crate::support::{Log, Patience, TestRedis};

/// A Redis that failed is not asked again while a test runs.
const PATIENT: Limits = Limits { pause: Duration::from_secs(3600), ..LIMITS };

/// Looks until all is known that another process wrote.
async fn await_known(embeddings: &Embeddings, model: &str) {
    let patience = Patience::new();
    while known(embeddings, model).await.contains(&None) {
        patience.wait().await;
    }
}

#[tokio::test]
async fn a_redis_that_is_killed_in_the_middle_fails_nobody() {
    let Some(mut redis) = TestRedis::start(&[]) else { return };
    let log = Log::listen();
    let embeddings = Arc::new(open(&redis.url(), LIMITS).await);
    insert(&embeddings, "near", 1.0).await;
    let looking: Vec<_> = (0..8)
        .map(|lane| {
            let embeddings = Arc::clone(&embeddings);
            tokio::spawn(async move {
                for round in 0..200 {
                    let model = format!("{lane} {round}");
                    assert_eq!(known(&embeddings, &model).await, [None; 3]);
                    insert(&embeddings, &model, 1.0).await;
                    assert_eq!(known(&embeddings, &model).await, [1.0, 2.0, 3.0].map(Some));
                }
            })
        })
        .collect();
    let patience = Patience::new();
    while redis.calls("mget").await < 100 {
        patience.wait().await;
    }
    redis.kill();
    for looking in looking {
        looking.await.unwrap();
    }
    assert_eq!(known(&embeddings, "near").await, [1.0, 2.0, 3.0].map(Some));
    assert_eq!(log.count("Redis is away"), 1, "{}", log.text());

    redis.start_again();
    insert(&open(&redis.url(), LIMITS).await, "later", 4.0).await;
    await_known(&embeddings, "later").await;
    assert_eq!((log.count("Redis is away"), log.count("Redis is back")), (1, 1), "{}", log.text());
}

#[tokio::test]
async fn a_redis_that_is_away_at_the_start_is_found_later() {
    let Some(mut redis) = TestRedis::start(&[]) else { return };
    redis.kill();
    let log = Log::listen();
    let embeddings = open(&redis.url(), LIMITS).await;
    assert_eq!(known(&embeddings, "model").await, [None; 3]);

    redis.start_again();
    insert(&open(&redis.url(), LIMITS).await, "model", 1.0).await;

    await_known(&embeddings, "model").await;
    assert_eq!((log.count("Redis is away"), log.count("Redis is back")), (1, 1), "{}", log.text());
}

#[tokio::test]
async fn a_connection_that_was_cut_is_made_again_without_a_word() {
    let Some(redis) = TestRedis::start(&[]) else { return };
    let log = Log::listen();
    let embeddings = open(&redis.url(), PATIENT).await;
    assert_eq!(known(&embeddings, "model").await, [None; 3]);
    insert(&open(&redis.url(), LIMITS).await, "model", 1.0).await;

    redis.ask::<()>(&["CLIENT", "KILL", "TYPE", "normal"]).await;

    await_known(&embeddings, "model").await;
    assert_eq!(log.count("Redis is"), 0, "{}", log.text());
}

#[tokio::test]
async fn a_redis_that_stands_still_is_waited_for_once() {
    let Some(redis) = TestRedis::start(&[]) else { return };
    let log = Log::listen();
    let limits = Limits { read: Duration::from_millis(20), ..PATIENT };
    let embeddings = open(&redis.url(), limits).await;
    redis.stand_still();

    // If each waited for its 20 ms, all would take a quarter of an hour.
    for round in 0..50_000 {
        assert_eq!(known(&embeddings, &round.to_string()).await, [None; 3]);
    }

    assert_eq!(log.count("it does not answer in time"), 1, "{}", log.text());
    redis.go_on();
}

#[tokio::test]
async fn a_redis_that_stood_still_is_used_again() {
    let Some(redis) = TestRedis::start(&[]) else { return };
    let log = Log::listen();
    insert(&open(&redis.url(), LIMITS).await, "model", 1.0).await;
    let limits = Limits { read: Duration::from_millis(20), connect: Duration::from_millis(20), ..LIMITS };
    let embeddings = open(&redis.url(), limits).await;
    redis.stand_still();
    let patience = Patience::new();
    while log.count("Redis is away") == 0 {
        assert_eq!(known(&embeddings, "model").await, [None; 3]);
        patience.wait().await;
    }

    redis.go_on();

    await_known(&embeddings, "model").await;
}

#[tokio::test]
async fn what_is_no_redis_is_left_alone() {
    for (answer, scheme) in [
        ("", "redis"),
        ("HTTP/1.1 400 Bad Request\r\n\r\n", "redis"),
        ("HTTP/1.1 400 Bad Request\r\n\r\n", "rediss"),
        // Greets as it should, and then answers one question for all, with too little or with something else.
        ("+OK\r\n+OK\r\n*1\r\n$-1\r\n", "redis"),
        ("+OK\r\n+OK\r\n:7\r\n", "redis"),
        ("+OK\r\n+OK\r\n*3\r\n:1\r\n:2\r\n:3\r\n", "redis"),
        ("+OK\r\n+OK\r\n-ERR \u{1b}[2J\r\n", "redis"),
    ] {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let visitors: Visitors = Arc::default();
        let server = tokio::spawn(welcome(listener, answer, Arc::clone(&visitors)));
        let log = Log::listen();
        let limits = Limits { connect: Duration::from_secs(1), read: Duration::from_secs(1), ..PATIENT };

        let embeddings = open(&format!("{scheme}://:hunter2@{address}"), limits).await;
        for _ in 0..100 {
            assert_eq!(known(&embeddings, "model").await, [None; 3], "{answer:?}");
            tokio::task::yield_now().await;
        }
        insert(&embeddings, "model", 1.0).await;

        assert_eq!(known(&embeddings, "model").await, [1.0, 2.0, 3.0].map(Some), "{answer:?}");
        assert_eq!(log.count("Redis is away"), 1, "{answer:?}: {}", log.text());
        assert!(!log.text().contains("hunter2") && !log.text().contains('\u{1b}'), "{}", log.text());
        // Visitors are let in in their order: once this one is, all before it are counted.
        let last = TcpStream::connect(address).await.unwrap();
        let patience = Patience::new();
        while !visitors.lock().unwrap().contains(&last.local_addr().unwrap()) {
            patience.wait().await;
        }
        assert_eq!(visitors.lock().unwrap().len(), 2, "{answer:?}");
        server.abort();
    }
}

type Visitors = Arc<Mutex<Vec<SocketAddr>>>;

/// Says the same to every visitor.
async fn welcome(listener: TcpListener, answer: &'static str, visitors: Visitors) {
    while let Ok((visitor, from)) = listener.accept().await {
        visitors.lock().unwrap().push(from);
        tokio::spawn(talk(visitor, answer));
    }
}

/// Greets when spoken to, says the rest when spoken to again, and waits until the visitor goes.
async fn talk(mut visitor: TcpStream, answer: &'static str) {
    let greeting = "+OK\r\n".len() * answer.matches("+OK\r\n").count();
    let mut heard = [0; 4096];
    for part in [&answer[..greeting], &answer[greeting..]] {
        if !part.is_empty() && visitor.read(&mut heard).await.is_ok() {
            // Who is gone hears nothing.
            let _ = visitor.write_all(part.as_bytes()).await;
        }
    }
    while visitor.read(&mut heard).await.is_ok_and(|count| count > 0) {}
}
