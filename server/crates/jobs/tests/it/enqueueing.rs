//! Wishes and rows.

use diesel_async::AsyncConnection;
use jobs::{JobsError, NewJob, enqueue};
use serde_json::json;
use uuid::Uuid;

use crate::support::{LIBRARY, add, claim_one, fail_one, pool, queue, rows, wish};

#[tokio::test]
async fn the_same_wish_twice_is_one_job() {
    let queue = queue().await;
    let wish = wish();

    add(queue.pool(), &[wish.clone(), wish.clone()]).await;
    add(queue.pool(), std::slice::from_ref(&wish)).await;

    let job = claim_one(&queue).await;
    assert_eq!(job.media_id, wish.media_id);
}

#[tokio::test]
async fn kinds_and_media_keep_jobs_apart() {
    let pool = pool().await;
    let local = NewJob { kind: "embed_local".to_owned(), ..wish() };
    let global = NewJob { kind: "embed".to_owned(), ..local.clone() };
    let bare = NewJob { media_id: None, ..wish() };

    assert_eq!(add(&pool, &[global, local, wish(), bare.clone(), bare]).await, 5);
    assert_eq!(rows(&pool).await.len(), 5);
    assert_eq!(add(&pool, &[]).await, 0);
}

#[tokio::test]
async fn ten_thousand_wishes_are_one_call() {
    let pool = pool().await;

    assert_eq!(add(&pool, &(0..10_000).map(|_| wish()).collect::<Vec<_>>()).await, 10_000);
}

#[tokio::test]
async fn a_second_wish_may_raise_the_priority_and_renews_the_payload() {
    let queue = queue().await;
    let wish = wish().with_priority(-10).with_payload(json!({ "version": 1 }));
    add(queue.pool(), std::slice::from_ref(&wish)).await;

    add(queue.pool(), &[wish.clone().with_priority(5).with_payload(json!({ "version": 2 }))]).await;
    add(queue.pool(), &[wish.with_priority(-30).with_payload(json!({ "version": 3 }))]).await;

    let job = claim_one(&queue).await;
    assert_eq!((job.priority, job.payload["version"].as_i64()), (5, Some(3)));
}

#[tokio::test]
async fn a_wish_makes_a_waiting_job_due_but_keeps_its_attempts() {
    let queue = queue().await;
    let wish = wish();
    add(queue.pool(), std::slice::from_ref(&wish)).await;
    let job = claim_one(&queue).await;
    queue.retry_later(&job, "busy").await.unwrap();
    assert_eq!(queue.claim(&["embed"], 1).await.unwrap(), [], "it pauses");

    add(queue.pool(), &[wish]).await;

    assert_eq!(claim_one(&queue).await.attempts, 2);
}

#[tokio::test]
async fn a_wish_for_a_failed_job_starts_it_afresh() {
    let queue = queue().await;
    let wish = wish();
    add(queue.pool(), std::slice::from_ref(&wish)).await;
    fail_one(&queue, "broken").await;

    add(queue.pool(), &[wish]).await;

    assert_eq!(rows(queue.pool()).await, ["queued 0"]);
    assert_eq!(claim_one(&queue).await.attempts, 1);
}

#[tokio::test]
async fn a_transaction_that_is_rolled_back_leaves_no_job() {
    let pool = pool().await;
    let mut connection = pool.get().await.unwrap();

    let outcome: Result<(), JobsError> = connection
        .transaction(async |connection| {
            enqueue(connection, &[wish()]).await?;
            Err(diesel::result::Error::RollbackTransaction.into())
        })
        .await;

    assert!(outcome.is_err());
    assert_eq!(rows(&pool).await, [""; 0]);
}

#[tokio::test]
async fn strange_texts_are_only_text() {
    let queue = queue().await;
    let payload = json!({ "name": "'; DROP TABLE job; -- 😀\n\u{202E}", "list": [1.5, null, {}] });
    add(queue.pool(), &[NewJob::new("'\"{},\\", LIBRARY, Uuid::now_v7()).with_payload(payload.clone())]).await;

    let jobs = queue.claim(&["'\"{},\\"], 1).await.unwrap();

    assert_eq!(jobs[0].payload, payload);
}

#[tokio::test]
async fn what_postgres_cannot_store_is_an_error() {
    let pool = pool().await;
    let mut connection = pool.get().await.unwrap();

    let error = enqueue(&mut connection, &[wish().with_payload(json!("\0"))]).await.unwrap_err();

    assert!(matches!(error, JobsError::Query(_)), "{error:?}");
}
