//! A wish for a job that is running is not lost.

use jobs::{NewJob, Outcome, Queue};

use crate::support::{add, claim_one, fleeting, hasty, queue, rows, wish};

/// A job that runs, and the wish for it, made again meanwhile.
async fn wished_again(queue: &Queue) -> (jobs::Job, NewJob) {
    let wish = wish();
    add(queue.pool(), std::slice::from_ref(&wish)).await;
    let job = claim_one(queue).await;
    add(queue.pool(), &[wish.clone(), wish.clone()]).await;
    (job, wish)
}

#[tokio::test]
async fn the_job_goes_on_and_nobody_else_gets_it_meanwhile() {
    let queue = queue().await;

    wished_again(&queue).await;

    assert_eq!(rows(queue.pool()).await, ["running 1"]);
    assert_eq!(queue.claim(&["embed"], 1).await.unwrap(), []);
}

#[tokio::test]
async fn after_success_it_runs_once_more() {
    let queue = queue().await;
    let (job, _) = wished_again(&queue).await;

    assert_eq!(queue.complete(&job).await.unwrap(), Outcome::Queued);

    assert_eq!(rows(queue.pool()).await, ["queued 0"]);
    let second = claim_one(&queue).await;
    assert_eq!(queue.complete(&second).await.unwrap(), Outcome::Done);
    assert_eq!(queue.pending().await.unwrap(), 0);
}

#[tokio::test]
async fn after_failure_it_runs_once_more_with_a_fresh_count() {
    for permanent in [true, false] {
        let queue = queue().await.with_policy(hasty(1));
        let (job, _) = wished_again(&queue).await;

        let outcome = if permanent { queue.fail(&job, "no").await } else { queue.retry_later(&job, "no").await };

        assert_eq!(outcome.unwrap(), Outcome::Queued);
        assert_eq!(claim_one(&queue).await.attempts, 1);
    }
}

#[tokio::test]
async fn after_a_crash_the_next_run_serves_both() {
    let queue = queue().await.with_policy(fleeting());
    wished_again(&queue).await;

    let second = claim_one(&queue).await;

    assert_eq!(second.attempts, 1);
    assert_eq!(queue.complete(&second).await.unwrap(), Outcome::Done);
}

#[tokio::test]
async fn what_is_gone_is_not_run_again() {
    let queue = queue().await;
    let (job, _) = wished_again(&queue).await;

    assert_eq!(queue.forget(&job).await.unwrap(), Outcome::Done);

    assert_eq!(rows(queue.pool()).await, [""; 0]);
}
