//! Jobs that a process left behind.

use jobs::{Policy, Queue};

use crate::support::{add, claim_one, hasty, pool, queue, rows, wish};

#[tokio::test]
async fn a_restarted_worker_finds_its_own_jobs_and_no_others() {
    let pool = pool().await;
    let (one, two) = (Queue::new(pool.clone(), "one"), Queue::new(pool.clone(), "two"));
    add(&pool, &[wish(), wish(), wish()]).await;
    let mine = one.claim(&["embed"], 2).await.unwrap();
    two.claim(&["embed"], 1).await.unwrap();

    assert_eq!(Queue::new(pool.clone(), "one").release_mine().await.unwrap(), 2);

    let found = one.claim(&["embed"], 10).await.unwrap();
    assert_eq!(found.iter().map(|job| (job.id, job.attempts)).collect::<Vec<_>>(), [(mine[0].id, 2), (mine[1].id, 2)]);
    assert_eq!(Queue::new(pool, "three").release_mine().await.unwrap(), 0);
}

#[tokio::test]
async fn a_job_that_ends_the_process_every_time_has_failed_in_the_end() {
    let queue = queue().await.with_policy(hasty(3));
    add(queue.pool(), &[wish()]).await;

    for attempt in 1..=3 {
        assert_eq!(claim_one(&queue).await.attempts, attempt);
        queue.release_mine().await.unwrap();
    }

    assert_eq!(queue.claim(&["embed"], 1).await.unwrap(), []);
    assert_eq!(rows(queue.pool()).await, ["failed 3 the program ended during this work, 3 times"]);
}

#[tokio::test]
async fn the_same_holds_for_leases_that_end() {
    let queue = queue().await.with_policy(Policy { lease: std::time::Duration::ZERO, ..hasty(2) });
    add(queue.pool(), &[wish()]).await;
    claim_one(&queue).await;
    claim_one(&queue).await;

    assert_eq!(queue.claim(&["embed"], 1).await.unwrap(), []);
    assert_eq!(rows(queue.pool()).await, ["failed 2 the program ended during this work, 2 times"]);
}

#[tokio::test]
async fn after_two_crashes_in_company_jobs_start_one_by_one() {
    let queue = queue().await;
    add(queue.pool(), &[wish(), wish(), wish()]).await;
    assert_eq!(queue.claim(&["embed"], 10).await.unwrap().len(), 3);
    queue.release_mine().await.unwrap();
    assert_eq!(queue.claim(&["embed"], 10).await.unwrap().len(), 3, "one crash proves nothing");
    queue.release_mine().await.unwrap();

    assert_eq!(queue.claim(&["embed"], 10).await.unwrap().len(), 1);
    assert_eq!(rows(queue.pool()).await.iter().filter(|row| row.starts_with("queued 2")).count(), 2);
}
