//! A queue in a fresh database.

use std::time::Duration;

use catalog::{Catalog, ConnectOptions};
use diesel::{QueryableByName, sql_types::Text};
use diesel_async::{RunQueryDsl, SimpleAsyncConnection};
use jobs::{Job, NewJob, Outcome, Policy, Pool, Queue, enqueue};
use uuid::Uuid;

/// The library of all jobs here; the queue does not ask whether it exists.
pub const LIBRARY: Uuid = Uuid::from_u128(1);

/// A pool on a fresh database with all tables.
pub async fn pool() -> Pool {
    catalog().await.pool().clone()
}

/// A catalog in a fresh database.
pub async fn catalog() -> Catalog {
    let url = local_postgres::testing::fresh_database().await;
    catalog::connect(&url, ConnectOptions::default()).await.unwrap()
}

/// The queue of the worker `one`.
pub async fn queue() -> Queue {
    Queue::new(pool().await, "one")
}

/// A policy without pauses and with a number of attempts.
pub fn hasty(attempts: i32) -> Policy {
    Policy { attempts, first_pause: Duration::ZERO, ..Policy::default() }
}

/// A policy under which every claim has run out as soon as it is made.
pub fn fleeting() -> Policy {
    Policy { lease: Duration::ZERO, ..hasty(5) }
}

/// A wish for an `embed` job about a new media.
pub fn wish() -> NewJob {
    NewJob::new("embed", LIBRARY, Uuid::now_v7())
}

/// Enqueues outside of a transaction.
pub async fn add(pool: &Pool, jobs: &[NewJob]) -> u64 {
    enqueue(&mut pool.get().await.unwrap(), jobs).await.unwrap()
}

/// Claims the only job there is.
pub async fn claim_one(queue: &Queue) -> Job {
    let mut jobs = queue.claim(&["embed"], 10).await.unwrap();
    assert_eq!(jobs.len(), 1);
    jobs.remove(0)
}

/// Claims and fails the only job, for good.
pub async fn fail_one(queue: &Queue, reason: &str) {
    let job = claim_one(queue).await;
    assert_eq!(queue.fail(&job, reason).await.unwrap(), Outcome::Failed);
}

/// Runs statements.
pub async fn execute(pool: &Pool, sql: &str) {
    pool.get().await.unwrap().batch_execute(sql).await.unwrap();
}

/// State, attempts and reason of every job, oldest first.
pub async fn rows(pool: &Pool) -> Vec<String> {
    lines(pool, "SELECT concat_ws(' ', state, attempts, reason) AS line FROM job ORDER BY id").await
}

/// One text of each row.
pub async fn lines(pool: &Pool, sql: &str) -> Vec<String> {
    #[derive(QueryableByName)]
    struct Line {
        #[diesel(sql_type = Text)]
        line: String,
    }
    let lines: Vec<Line> = diesel::sql_query(sql).load(&mut pool.get().await.unwrap()).await.unwrap();
    lines.into_iter().map(|row| row.line).collect()
}
