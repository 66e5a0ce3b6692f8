//! Workers are woken.

use std::{pin::pin, time::Duration};

use diesel_async::SimpleAsyncConnection;
use futures::{FutureExt, StreamExt};
use jobs::{Listener, Queue};
use tokio::time::timeout;

use crate::support::{LIBRARY, add, catalog, claim_one, execute, fail_one, pool, queue, wish};

/// Longer than any test: a listener that polls so seldom is woken or the test hangs.
const NEVER: Duration = Duration::from_secs(3600);

/// How long a wait that should end may take before the test fails.
const PATIENCE: Duration = Duration::from_secs(20);

#[tokio::test]
async fn a_new_job_wakes_the_listener() {
    let pool = pool().await;
    let mut listener = Listener::new(pool.clone(), NEVER).await;
    assert!(listener.wait().now_or_never().is_none(), "nothing has happened yet");

    add(&pool, &[wish()]).await;

    timeout(PATIENCE, listener.wait()).await.unwrap();
}

#[tokio::test]
async fn what_came_before_the_wait_is_not_missed() {
    let pool = pool().await;
    let mut listener = Listener::new(pool.clone(), NEVER).await;

    add(&pool, &[wish()]).await;
    add(&pool, &[wish()]).await;

    timeout(PATIENCE, listener.wait()).await.unwrap();
}

#[tokio::test]
async fn jobs_made_in_bulk_and_retries_wake_too() {
    let catalog = catalog().await;
    let queue = Queue::new(catalog.pool().clone(), "one");
    add(queue.pool(), &[wish()]).await;
    fail_one(&queue, "broken").await;
    let mut listener = Listener::new(queue.pool().clone(), NEVER).await;

    queue.retry_failed(LIBRARY, None).await.unwrap();
    timeout(PATIENCE, listener.wait()).await.unwrap();

    catalog.enqueue_missing("pixel", true).await.unwrap();
    timeout(PATIENCE, listener.wait()).await.unwrap();
}

#[tokio::test]
async fn a_worker_that_claims_and_completes_wakes_nobody() {
    let queue = queue().await;
    add(queue.pool(), &[wish()]).await;
    let mut connection = queue.pool().get().await.unwrap();
    connection.batch_execute("LISTEN jobs; LISTEN after").await.unwrap();

    let job = claim_one(&queue).await;
    queue.complete(&job).await.unwrap();
    queue.claim(&["embed"], 1).await.unwrap();
    execute(queue.pool(), "NOTIFY after").await;

    let mut heard = pin!(connection.notifications_stream());
    assert_eq!(heard.next().await.unwrap().unwrap().channel, "after");
}

#[tokio::test]
async fn without_notifications_it_polls() {
    let pool = pool().await;
    let mut listener = Listener::new(pool, Duration::from_millis(1)).await;

    timeout(PATIENCE, listener.wait()).await.unwrap();
}

#[tokio::test]
async fn a_lost_connection_wakes_and_comes_back() {
    let pool = pool().await;
    let mut listener = Listener::new(pool.clone(), NEVER).await;
    execute(
        &pool,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()",
    )
    .await;

    // Once for the loss, once for what may have been missed until the new connection listens.
    timeout(PATIENCE, listener.wait()).await.unwrap();
    timeout(PATIENCE, listener.wait()).await.unwrap();
    add(&pool, &[wish()]).await;

    timeout(PATIENCE, listener.wait()).await.unwrap();
}

#[tokio::test]
async fn listening_takes_no_connection_of_the_pool() {
    let pool = pool().await;
    let mut listeners = Vec::new();

    for _ in 0..20 {
        listeners.push(Listener::new(pool.clone(), NEVER).await);
    }

    assert_eq!(add(&pool, &[wish()]).await, 1);
    for mut listener in listeners {
        timeout(PATIENCE, listener.wait()).await.unwrap();
    }
}
