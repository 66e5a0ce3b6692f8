//! A loop that claims jobs and runs them.

mod held;
mod run;

use std::{sync::Arc, time::Duration};

use tokio::{
    task::JoinSet,
    time::{Interval, MissedTickBehavior, interval, sleep},
};
use tokio_util::sync::CancellationToken;

use self::{held::Held, run::run};
use crate::{listener::Listener, queue::Queue, runner::Runner};

/// How a worker works.
#[derive(Debug, Clone)]
pub struct WorkerOptions {
    /// The kinds of jobs it knows.
    pub kinds: Vec<String>,
    /// How many jobs run at once.
    pub concurrency: usize,
    /// How long running jobs may take to end when the worker is stopped.
    pub grace: Duration,
}

/// Claims jobs and runs them, several at once.
pub struct Worker<R> {
    queue: Queue,
    runner: Arc<R>,
    options: WorkerOptions,
}

impl<R: Runner> Worker<R> {
    /// A worker on `queue`. It does not call [`Queue::release_mine`]: workers that share a queue's name would release
    /// each other's jobs, so the process does it once before it starts any.
    pub fn new(queue: Queue, runner: Arc<R>, options: WorkerOptions) -> Self {
        Self { queue, runner, options }
    }

    /// Works until `stop` is cancelled; then claims nothing more, waits for the running jobs as long as the grace lasts,
    /// and gives back the rest. A run that panics has failed with the panic's message; the worker goes on.
    pub async fn run(self, mut listener: Listener, stop: CancellationToken) {
        let held = Arc::new(Held::default());
        let mut running = JoinSet::new();
        let mut beat = beat(self.queue.policy().lease);
        while !stop.is_cancelled() {
            self.start_jobs(&mut running, &held).await;
            tokio::select! {
                () = stop.cancelled() => break,
                _ = beat.tick() => self.keep(&held).await,
                Some(_) = running.join_next() => {}
                // Also with no room for more: the notifications must not pile up.
                () = listener.wait() => {}
            }
        }
        drop(listener);
        self.drain(&mut running, &held, &mut beat).await;
    }

    /// Claims as many jobs as there is room for.
    async fn start_jobs(&self, running: &mut JoinSet<()>, held: &Arc<Held>) {
        let room = self.options.concurrency.max(1).saturating_sub(running.len());
        if room == 0 {
            return;
        }
        let kinds: Vec<&str> = self.options.kinds.iter().map(String::as_str).collect();
        match self.queue.claim(&kinds, room).await {
            Ok(jobs) => {
                for job in jobs {
                    held.add(&job);
                    running.spawn(run(self.queue.clone(), Arc::clone(&self.runner), job, Arc::clone(held)));
                }
            }
            Err(error) => tracing::warn!(error = &error as &dyn std::error::Error, "Jobs could not be claimed."),
        }
    }

    /// Renews the leases of what runs.
    async fn keep(&self, held: &Held) {
        let jobs = held.all();
        if jobs.is_empty() {
            return;
        }
        if let Err(error) = self.queue.extend(&jobs).await {
            tracing::warn!(error = &error as &dyn std::error::Error, "Leases of jobs could not be renewed.");
        }
    }

    async fn drain(&self, running: &mut JoinSet<()>, held: &Held, beat: &mut Interval) {
        let mut grace = std::pin::pin!(sleep(self.options.grace));
        loop {
            tokio::select! {
                joined = running.join_next() => if joined.is_none() { break },
                _ = beat.tick() => self.keep(held).await,
                () = &mut grace => break,
            }
        }
        running.shutdown().await;
        for job in held.all() {
            tracing::info!(job.id, job.kind, "A job was given back: the worker stops.");
            if let Err(error) = self.queue.release(&job).await {
                tracing::warn!(job.id, error = &error as &dyn std::error::Error, "A job could not be given back.");
            }
        }
    }
}

/// Three signs of life in each lease.
fn beat(lease: Duration) -> Interval {
    let mut beat = interval((lease / 3).max(Duration::from_millis(10)));
    beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    beat
}
