//! A worker that is told to stop.

use std::{sync::Arc, time::Duration};

use jobs::{Job, JobError, Listener, Queue, Runner, Worker, WorkerOptions};
use tokio::{sync::Semaphore, task::JoinHandle, time::timeout};
use tokio_util::sync::CancellationToken;

use crate::support::{add, claim_one, queue, rows, wish};

/// Counts the runs that have begun, and ends them when it is allowed to.
struct Patient {
    begun: Semaphore,
    allowed: Semaphore,
}

impl Runner for Patient {
    async fn run(&self, _: &Job) -> Result<(), JobError> {
        self.begun.add_permits(1);
        self.allowed.acquire().await.unwrap().forget();
        Ok(())
    }
}

async fn start(queue: &Queue, grace: Duration) -> (Arc<Patient>, CancellationToken, JoinHandle<()>) {
    let runner = Arc::new(Patient { begun: Semaphore::new(0), allowed: Semaphore::new(0) });
    let stop = CancellationToken::new();
    let options = WorkerOptions { kinds: vec!["embed".to_owned()], concurrency: 2, grace };
    let worker = Worker::new(queue.clone(), Arc::clone(&runner), options);
    let listener = Listener::new(queue.pool().clone(), Duration::from_secs(3600)).await;
    let running = tokio::spawn(worker.run(listener, stop.clone()));
    (runner, stop, running)
}

#[tokio::test]
async fn running_jobs_may_end_and_no_new_ones_begin() {
    let queue = queue().await;
    add(queue.pool(), &[wish(), wish(), wish()]).await;
    let (runner, stop, running) = start(&queue, Duration::from_secs(20)).await;
    runner.begun.acquire_many(2).await.unwrap().forget();

    stop.cancel();
    runner.allowed.add_permits(3);
    timeout(Duration::from_secs(20), running).await.unwrap().unwrap();

    assert_eq!(rows(queue.pool()).await, ["queued 0"]);
}

#[tokio::test]
async fn after_the_grace_the_rest_is_given_back_uncounted() {
    let queue = queue().await;
    add(queue.pool(), &[wish()]).await;
    let (runner, stop, running) = start(&queue, Duration::ZERO).await;
    runner.begun.acquire().await.unwrap().forget();

    stop.cancel();
    timeout(Duration::from_secs(20), running).await.unwrap().unwrap();

    assert_eq!(rows(queue.pool()).await, ["queued 0"]);
    assert_eq!(claim_one(&queue).await.attempts, 1);
}

#[tokio::test]
async fn an_idle_worker_stops_at_once() {
    let queue = queue().await;
    let (_, stop, running) = start(&queue, Duration::from_secs(3600)).await;

    stop.cancel();

    timeout(Duration::from_secs(20), running).await.unwrap().unwrap();
}
