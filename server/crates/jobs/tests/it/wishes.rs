//! What people ask of the queue.

use jobs::{NewJob, Queue};
use uuid::Uuid;

use crate::support::{LIBRARY, add, claim_one, fail_one, queue, rows, wish};

/// A failed job, and the wish it came from.
async fn failed(queue: &Queue, wish: NewJob) -> NewJob {
    add(queue.pool(), std::slice::from_ref(&wish)).await;
    fail_one(queue, "broken").await;
    wish
}

#[tokio::test]
async fn failed_jobs_get_another_try_by_media_or_all() {
    let queue = queue().await;
    let first = failed(&queue, wish()).await;
    failed(&queue, wish()).await;
    failed(&queue, NewJob { library_id: Uuid::from_u128(2), ..wish() }).await;

    assert_eq!(queue.retry_failed(LIBRARY, Some(&[first.media_id.unwrap(), Uuid::now_v7()])).await.unwrap(), 1);
    assert_eq!(queue.retry_failed(LIBRARY, Some(&[])).await.unwrap(), 0);
    assert_eq!(rows(queue.pool()).await, ["queued 0", "failed 1 broken", "failed 1 broken"]);

    assert_eq!(queue.retry_failed(LIBRARY, None).await.unwrap(), 1);
    assert_eq!(rows(queue.pool()).await, ["queued 0", "queued 0", "failed 1 broken"]);
}

#[tokio::test]
async fn what_waits_or_runs_is_pending() {
    let queue = queue().await;
    failed(&queue, wish()).await;
    add(queue.pool(), &[wish(), wish()]).await;
    queue.claim(&["embed"], 1).await.unwrap();

    assert_eq!(queue.pending().await.unwrap(), 2);
}

#[tokio::test]
async fn what_waits_is_cancelled_by_kind_and_library() {
    let queue = queue().await;
    let mine = |kind: &str| NewJob { kind: kind.to_owned(), ..wish() };
    add(queue.pool(), &[mine("embed")]).await;
    claim_one(&queue).await;
    add(queue.pool(), &[mine("embed"), mine("forget"), mine("describe")]).await;
    add(queue.pool(), &[NewJob { library_id: Uuid::from_u128(2), ..wish() }]).await;

    assert_eq!(queue.cancel(LIBRARY, &["embed", "describe"]).await.unwrap(), 2);

    assert_eq!(rows(queue.pool()).await, ["running 1", "queued 0", "queued 0"]);
    assert_eq!(queue.cancel(LIBRARY, &["embed", "describe"]).await.unwrap(), 0);
}

#[tokio::test]
async fn a_discarded_job_is_gone_even_while_it_runs() {
    let queue = queue().await;
    let wish = wish();
    let media = wish.media_id.unwrap();
    add(queue.pool(), &[wish]).await;
    let job = claim_one(&queue).await;

    assert!(!queue.discard("forget", media).await.unwrap());
    assert!(queue.discard("embed", media).await.unwrap());

    assert_eq!(queue.retry_later(&job, "no").await.unwrap(), jobs::Outcome::Lost);
    assert_eq!(rows(queue.pool()).await, [""; 0]);
}
