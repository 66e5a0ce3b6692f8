//! A worker at work.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use jobs::{Job, JobError, Listener, NewJob, Policy, Pool, Queue, Runner, Worker, WorkerOptions};
use serde_json::json;
use tokio::{sync::Barrier, task::JoinHandle, time::timeout};
use tokio_util::sync::CancellationToken;

use crate::support::{add, hasty, lines, pool, queue, rows, wish};

/// Does what a job's payload says, and remembers it.
#[derive(Default)]
struct Obedient {
    done: Mutex<Vec<String>>,
    busy: AtomicUsize,
    busiest: AtomicUsize,
}

impl Runner for Obedient {
    async fn run(&self, job: &Job) -> Result<(), JobError> {
        self.busiest.fetch_max(self.busy.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
        tokio::task::yield_now().await;
        self.busy.fetch_sub(1, Ordering::SeqCst);
        let order = job.payload["do"].as_str().unwrap_or("well").to_owned();
        self.done.lock().unwrap().push(order.clone());
        match order.as_str() {
            "panic" => panic!("at the {}", "disco"),
            "retry" => Err(JobError::Retry("later".to_owned())),
            "fail" => Err(JobError::Fail("never".to_owned())),
            "gone" => Err(JobError::Gone),
            _ => Ok(()),
        }
    }
}

fn order(what: &str) -> NewJob {
    wish().with_payload(json!({ "do": what }))
}

/// Starts a worker that is woken by notifications only.
async fn start<R: Runner>(queue: &Queue, runner: Arc<R>, concurrency: usize) -> (CancellationToken, JoinHandle<()>) {
    let stop = CancellationToken::new();
    let options = WorkerOptions { kinds: vec!["embed".to_owned()], concurrency, grace: Duration::from_secs(20) };
    let worker = Worker::new(queue.clone(), runner, options);
    let listener = Listener::new(queue.pool().clone(), Duration::from_secs(3600)).await;
    (stop.clone(), tokio::spawn(worker.run(listener, stop)))
}

/// Waits until nothing is pending.
async fn settled(queue: &Queue) {
    timeout(Duration::from_secs(20), async {
        while queue.pending().await.unwrap() > 0 {
            tokio::task::yield_now().await;
        }
    })
    .await
    .unwrap();
}

/// Waits until a query finds something.
async fn until(pool: &Pool, sql: &str) {
    timeout(Duration::from_secs(20), async { while lines(pool, sql).await.is_empty() {} }).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn every_job_is_done_once_and_never_too_many_at_a_time() {
    let queue = queue().await;
    let runner = Arc::new(Obedient::default());
    add(queue.pool(), &(0..50).map(|_| wish()).collect::<Vec<_>>()).await;

    let (stop, worker) = start(&queue, Arc::clone(&runner), 4).await;
    settled(&queue).await;
    add(queue.pool(), &(0..50).map(|_| wish()).collect::<Vec<_>>()).await;
    settled(&queue).await;
    stop.cancel();
    worker.await.unwrap();

    assert_eq!(runner.done.lock().unwrap().len(), 100);
    assert!(runner.busiest.load(Ordering::SeqCst) <= 4);
    assert_eq!(rows(queue.pool()).await, [""; 0]);
}

#[tokio::test]
async fn each_end_of_a_run_is_noted_and_a_panic_is_a_failure_with_its_message() {
    let queue = queue().await.with_policy(hasty(2));
    let runner = Arc::new(Obedient::default());
    add(queue.pool(), &["panic", "retry", "fail", "gone", "well"].map(order)).await;

    let (stop, worker) = start(&queue, Arc::clone(&runner), 1).await;
    settled(&queue).await;
    stop.cancel();
    worker.await.unwrap();

    let mut rows = rows(queue.pool()).await;
    rows.sort();
    let mistake = "failed 2 the program made a mistake: at the disco";
    assert_eq!(rows, ["failed 1 never", "failed 2 later", mistake]);
    assert_eq!(runner.done.lock().unwrap().len(), 7);
}

/// Ends its runs only when as many are at it as there are places.
struct Meeting(Barrier);

impl Runner for Meeting {
    async fn run(&self, _: &Job) -> Result<(), JobError> {
        self.0.wait().await;
        Ok(())
    }
}

#[tokio::test]
async fn jobs_run_at_the_same_time() {
    let queue = queue().await;
    add(queue.pool(), &(0..6).map(|_| wish()).collect::<Vec<_>>()).await;

    let (stop, worker) = start(&queue, Arc::new(Meeting(Barrier::new(3))), 3).await;
    settled(&queue).await;

    stop.cancel();
    worker.await.unwrap();
}

#[tokio::test]
async fn a_run_longer_than_its_lease_is_not_given_to_another() {
    let pool = pool().await;
    let policy = Policy { lease: Duration::from_millis(600), ..hasty(5) };
    let queue = Queue::new(pool.clone(), "one").with_policy(policy);
    let runner = Arc::new(Meeting(Barrier::new(2)));
    add(&pool, &[wish()]).await;
    let (stop, worker) = start(&queue, Arc::clone(&runner), 1).await;
    until(&pool, "SELECT state AS line FROM job WHERE state = 'running'").await;

    // The lease that the claim gave is over, and a renewed one holds.
    until(&pool, "SELECT '' AS line FROM job WHERE locked_until > created_at + interval '1200 ms'").await;
    assert_eq!(Queue::new(pool.clone(), "two").claim(&["embed"], 1).await.unwrap(), []);

    runner.0.wait().await;
    settled(&queue).await;
    stop.cancel();
    worker.await.unwrap();
}
