//! Threads that decode pictures: few, for each picture can take a gigabyte.

use std::thread::available_parallelism;

use rayon::{ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder};
use tokio::sync::oneshot;

/// Threads at most for what somebody waits for, and for what happens in the background.
const URGENT: usize = 2;
const BACKGROUND: usize = 4;

/// Where pictures are decoded, scaled and packed.
pub struct Decoding {
    urgent: ThreadPool,
    background: ThreadPool,
}

/// A piece of work that ended without a result, since it panicked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the work on a picture broke off")]
pub struct BrokenOff;

impl Decoding {
    /// Starts the threads: of each kind no more than there are processors.
    ///
    /// # Errors
    /// Where the system has no threads to give.
    pub fn start() -> Result<Self, ThreadPoolBuildError> {
        Ok(Self { urgent: pool("decode", URGENT, || ())?, background: pool("decode-later", BACKGROUND, step_back)? })
    }

    /// Does what somebody waits for before a page or a result.
    ///
    /// # Errors
    /// [`BrokenOff`].
    pub async fn urgent<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, BrokenOff> {
        run(&self.urgent, work).await
    }

    /// Does what may take longer while people search and look: pictures that come in or are indexed.
    ///
    /// # Errors
    /// [`BrokenOff`].
    pub async fn background<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, BrokenOff> {
        run(&self.background, work).await
    }
}

fn pool(name: &'static str, most: usize, start: fn()) -> Result<ThreadPool, ThreadPoolBuildError> {
    ThreadPoolBuilder::new()
        .num_threads(available_parallelism().map_or(1, usize::from).min(most))
        .thread_name(move |index| format!("{name}-{index}"))
        .start_handler(move |_| start())
        // The panic has been reported, and who waits is told.
        .panic_handler(|_| ())
        .build()
}

async fn run<T: Send + 'static>(pool: &ThreadPool, work: impl FnOnce() -> T + Send + 'static) -> Result<T, BrokenOff> {
    let (sender, receiver) = oneshot::channel();
    pool.spawn(move || {
        // Whoever asked may have gone meanwhile.
        if !sender.is_closed() {
            sender.send(work()).ok();
        }
    });
    receiver.await.map_err(|_| BrokenOff)
}

/// Leaves the processor to the program's other threads, which are not even held up where they wait for each other for
/// moments, as those do that compute together: merely being nicer, this one would run then until its slice is up. Elsewhere
/// than on Linux there is no such policy.
fn step_back() {
    #[cfg(target_os = "linux")]
    {
        use thread_priority::{
            NormalThreadSchedulePolicy, ThreadPriority, ThreadSchedulePolicy, set_thread_priority_and_policy,
            thread_native_id,
        };

        let idle = ThreadSchedulePolicy::Normal(NormalThreadSchedulePolicy::Idle);
        if let Err(error) = set_thread_priority_and_policy(thread_native_id(), ThreadPriority::Min, idle) {
            tracing::debug!(%error, "pictures are decoded at the priority of everything else");
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::*;

    #[tokio::test]
    async fn a_panic_is_an_error_and_the_next_work_is_done() {
        let decoding = Decoding::start().unwrap();
        for _ in 0..2 * BACKGROUND {
            assert_eq!(decoding.background(|| panic!("on purpose")).await, Err::<(), _>(BrokenOff));
        }
        assert_eq!(decoding.background(|| 7).await, Ok(7));
        assert_eq!(decoding.urgent(|| 8).await, Ok(8));
    }

    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn only_work_in_the_background_steps_back() {
        use thread_priority::{NormalThreadSchedulePolicy, ThreadSchedulePolicy, thread_schedule_policy};

        let is_idle = || {
            let idle = ThreadSchedulePolicy::Normal(NormalThreadSchedulePolicy::Idle);
            thread_schedule_policy().unwrap() == idle
        };
        let decoding = Decoding::start().unwrap();
        assert_eq!(decoding.urgent(is_idle).await, Ok(false));
        assert_eq!(decoding.background(is_idle).await, Ok(true));
    }
}
