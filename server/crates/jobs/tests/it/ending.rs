//! How runs end.

use std::time::Duration;

use jobs::{Outcome, Policy};

use crate::support::{add, claim_one, hasty, lines, queue, rows, wish};

#[tokio::test]
async fn a_completed_job_is_gone() {
    let queue = queue().await;
    add(queue.pool(), &[wish()]).await;
    let job = claim_one(&queue).await;

    assert_eq!(queue.complete(&job).await.unwrap(), Outcome::Done);
    assert_eq!(queue.complete(&job).await.unwrap(), Outcome::Lost);

    assert_eq!(rows(queue.pool()).await, [""; 0]);
}

#[tokio::test]
async fn a_job_is_tried_so_often_and_then_has_failed() {
    let queue = queue().await.with_policy(hasty(3));
    add(queue.pool(), &[wish()]).await;

    for (attempt, outcome) in [(1, Outcome::Queued), (2, Outcome::Queued), (3, Outcome::Failed)] {
        let job = claim_one(&queue).await;
        assert_eq!(job.attempts, attempt);
        assert_eq!(queue.retry_later(&job, &format!("no {attempt}")).await.unwrap(), outcome);
    }

    assert_eq!(rows(queue.pool()).await, ["failed 3 no 3"]);
    assert_eq!(queue.claim(&["embed"], 1).await.unwrap(), []);
}

#[tokio::test]
async fn the_pause_after_a_failed_run_is_that_of_the_policy() {
    let policy = Policy { first_pause: Duration::from_secs(100), ..Policy::default() };
    let queue = queue().await.with_policy(policy);
    add(queue.pool(), &[wish()]).await;
    let job = claim_one(&queue).await;

    queue.retry_later(&job, "busy").await.unwrap();

    let pause = lines(
        queue.pool(),
        "SELECT (run_at BETWEEN now() + interval '50 s' AND now() + interval '100 s')::text AS line FROM job",
    )
    .await;
    assert_eq!(pause, ["true"]);
}

#[tokio::test]
async fn a_permanent_failure_is_one_at_once() {
    let queue = queue().await;
    add(queue.pool(), &[wish()]).await;
    let job = claim_one(&queue).await;

    assert_eq!(queue.fail(&job, "not a picture\0").await.unwrap(), Outcome::Failed);

    assert_eq!(rows(queue.pool()).await, ["failed 1 not a picture\u{FFFD}"]);
}

#[tokio::test]
async fn a_released_job_is_as_if_it_had_not_run() {
    let queue = queue().await;
    add(queue.pool(), &[wish()]).await;
    let job = claim_one(&queue).await;

    queue.release(&job).await.unwrap();

    assert_eq!(rows(queue.pool()).await, ["queued 0"]);
    assert_eq!(claim_one(&queue).await.attempts, 1);
}
