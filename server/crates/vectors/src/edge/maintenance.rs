//! What a shard does not do by itself: flushing after writes, and optimising once enough has changed.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Weak};
use std::time::Duration;

use tokio::sync::{Mutex, Notify, OwnedMutexGuard, watch};
use tokio::time::{Instant, sleep, sleep_until, timeout};

use super::EdgeOptions;
use super::work::{self, blocking};
use crate::VectorError;

/// What is kept up; both calls block.
pub(super) trait Upkeep: Send + Sync + 'static {
    /// Makes all writes so far durable.
    fn flush(&self) -> Result<(), VectorError>;
    /// Builds indexes; false if there was nothing to do.
    fn optimize(&self) -> Result<bool, VectorError>;
}

/// Counts changes and wakes who acts on them.
#[derive(Debug, Default)]
pub(super) struct Pulse {
    changed: Notify,
    grown: Notify,
    changes: AtomicU64,
}

impl Pulse {
    /// Tells that so many points were written or deleted.
    pub(super) fn beat(&self, points: u64) {
        self.changes.fetch_add(points, Ordering::Relaxed);
        self.changed.notify_one();
    }
}

/// Two background tasks, which end when this is dropped.
pub(super) struct Maintenance {
    target: Weak<dyn Upkeep>,
    pulse: Arc<Pulse>,
    turns: Turns,
    _stop: watch::Sender<()>,
}

/// Who holds a turn may hold the target; it is let go before the turn is.
#[derive(Clone, Default)]
struct Turns {
    flush: Arc<Mutex<()>>,
    optimize: Arc<Mutex<()>>,
}

/// While this is held, the background does not touch the target.
pub(super) struct Rest {
    _flush: OwnedMutexGuard<()>,
    optimize: Option<OwnedMutexGuard<()>>,
}

impl Rest {
    /// False if an optimisation goes on nevertheless.
    pub(super) fn is_complete(&self) -> bool {
        self.optimize.is_some()
    }
}

impl Maintenance {
    /// Starts to keep up `target`, as long as others hold it.
    pub(super) fn start(target: &Arc<dyn Upkeep>, options: EdgeOptions) -> Self {
        let (stop, stopped) = watch::channel(());
        let (target, pulse, turns) = (Arc::downgrade(target), Arc::new(Pulse::default()), Turns::default());
        tokio::spawn(until(stopped.clone(), keep_flushed(target.clone(), pulse.clone(), turns.clone(), options)));
        tokio::spawn(until(stopped, keep_optimized(target.clone(), pulse.clone(), turns.clone())));
        // What a process that died left behind may be worth an index.
        pulse.grown.notify_one();
        Self { target, pulse, turns, _stop: stop }
    }

    /// Where writes are told.
    pub(super) fn pulse(&self) -> Arc<Pulse> {
        self.pulse.clone()
    }

    /// Optimises now, or after the optimisation that is under way.
    pub(super) async fn optimize(&self) -> Result<bool, VectorError> {
        let turn = self.turns.optimize.clone().lock_owned().await;
        let target = self.target.upgrade().ok_or(VectorError::Closed)?;
        work::optimize(target, turn).await
    }

    /// Waits until nothing is under way, but no longer than `patience` for an optimisation.
    pub(super) async fn rest(&self, patience: Duration) -> Rest {
        let optimize = timeout(patience, self.turns.optimize.clone().lock_owned()).await.ok();
        Rest { _flush: self.turns.flush.clone().lock_owned().await, optimize }
    }
}

async fn until(mut stopped: watch::Receiver<()>, task: impl Future<Output = ()>) {
    tokio::select! {
        _ = stopped.changed() => {}
        () = task => {}
    }
}

async fn keep_flushed(target: Weak<dyn Upkeep>, pulse: Arc<Pulse>, turns: Turns, options: EdgeOptions) {
    loop {
        pulse.changed.notified().await;
        let latest = Instant::now() + options.flush_within;
        loop {
            tokio::select! {
                () = sleep(options.flush_after) => break,
                () = sleep_until(latest) => break,
                () = pulse.changed.notified() => {}
            }
        }
        let turn = turns.flush.clone().lock_owned().await;
        let Some(target) = target.upgrade() else { return };
        let flush = move || {
            let result = target.flush();
            drop((target, turn));
            result
        };
        if let Err(error) = blocking(flush).await {
            tracing::error!(error = &error as &dyn std::error::Error, "cannot flush the vectors, will try again");
            sleep(options.flush_within).await;
            pulse.changed.notify_one();
        }
        if pulse.changes.load(Ordering::Relaxed) >= options.optimize_after {
            pulse.grown.notify_one();
        }
    }
}

async fn keep_optimized(target: Weak<dyn Upkeep>, pulse: Arc<Pulse>, turns: Turns) {
    loop {
        pulse.grown.notified().await;
        let turn = turns.optimize.clone().lock_owned().await;
        let Some(target) = target.upgrade() else { return };
        pulse.changes.store(0, Ordering::Relaxed);
        if let Err(error) = work::optimize(target, turn).await {
            tracing::error!(error = &error as &dyn std::error::Error, "cannot optimise the vectors");
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use tokio::sync::mpsc;

    use super::*;

    struct Witness {
        done: mpsc::UnboundedSender<&'static str>,
    }

    impl Upkeep for Witness {
        fn flush(&self) -> Result<(), VectorError> {
            self.done.send("flush").map_err(|_| VectorError::Closed)
        }

        fn optimize(&self) -> Result<bool, VectorError> {
            self.done.send("optimize").map_err(|_| VectorError::Closed)?;
            Ok(false)
        }
    }

    fn watched() -> (Arc<dyn Upkeep>, mpsc::UnboundedReceiver<&'static str>) {
        let (done, seen) = mpsc::unbounded_channel();
        (Arc::new(Witness { done }), seen)
    }

    fn hasty() -> EdgeOptions {
        EdgeOptions { flush_after: Duration::ZERO, optimize_after: 10, ..EdgeOptions::default() }
    }

    #[tokio::test]
    async fn a_write_is_flushed_and_growth_is_optimized() {
        let (target, mut seen) = watched();
        let maintenance = Maintenance::start(&target, hasty());
        assert_eq!(seen.recv().await, Some("optimize"), "what was found at the start");

        maintenance.pulse().beat(10);

        assert_eq!(seen.recv().await, Some("flush"));
        assert_eq!(seen.recv().await, Some("optimize"));
    }

    #[tokio::test]
    async fn steady_writes_are_flushed_nevertheless() {
        let (target, mut seen) = watched();
        let options = EdgeOptions { flush_after: Duration::MAX / 4, flush_within: Duration::ZERO, ..hasty() };
        let maintenance = Maintenance::start(&target, options);
        assert_eq!(seen.recv().await, Some("optimize"));

        maintenance.pulse().beat(1);

        assert_eq!(seen.recv().await, Some("flush"));
    }

    #[tokio::test]
    async fn the_end_of_maintenance_lets_go_of_the_target() {
        let (target, mut seen) = watched();
        let maintenance = Maintenance::start(&target, hasty());

        drop((maintenance, target));

        while seen.recv().await.is_some() {}
    }
}
