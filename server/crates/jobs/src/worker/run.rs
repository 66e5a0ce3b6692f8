//! One run of one job, from start to noted end.

use std::{any::Any, panic::AssertUnwindSafe, sync::Arc};

use futures::FutureExt;

use super::held::Held;
use crate::{
    error::JobsError,
    job::Job,
    queue::{Outcome, Queue},
    runner::{JobError, Runner},
};

/// Runs a job, panics included, and notes how it ended.
pub(super) async fn run<R: Runner>(queue: Queue, runner: Arc<R>, job: Job, held: Arc<Held>) {
    // Nothing of the run is looked at after a panic but its message.
    let result = AssertUnwindSafe(runner.run(&job))
        .catch_unwind()
        .await
        .unwrap_or_else(|panic| Err(JobError::Retry(format!("the program made a mistake: {}", message(&*panic)))));
    match settle(&queue, &job, &result).await {
        Ok(outcome) => report(&job, &result, outcome),
        // Its lease will end, and it runs once more.
        Err(error) => {
            tracing::warn!(job.id, job.kind, error = &error as &dyn std::error::Error, "A job's end was not noted.");
        }
    }
    held.remove(&job);
    runner.settled(&job);
}

async fn settle(queue: &Queue, job: &Job, result: &Result<(), JobError>) -> Result<Outcome, JobsError> {
    match result {
        Ok(()) => queue.complete(job).await,
        Err(JobError::Retry(reason)) => queue.retry_later(job, reason).await,
        Err(JobError::Fail(reason)) => queue.fail(job, reason).await,
        Err(JobError::Gone) => queue.forget(job).await,
    }
}

fn report(job: &Job, result: &Result<(), JobError>, outcome: Outcome) {
    let reason = result.as_ref().err().map(ToString::to_string).unwrap_or_default();
    let media = job.media_id.map(|id| id.to_string()).unwrap_or_default();
    match outcome {
        Outcome::Failed => tracing::warn!(job.id, job.kind, media.id = media, reason, "A job failed."),
        Outcome::Queued => tracing::info!(job.id, job.kind, media.id = media, reason, "A job will run again."),
        Outcome::Lost => tracing::info!(job.id, job.kind, media.id = media, "A job was no longer this worker's."),
        Outcome::Done => tracing::debug!(job.id, job.kind, media.id = media, "A job is done."),
    }
}

/// What a panic said; nearly all say a string.
fn message(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message")
}
