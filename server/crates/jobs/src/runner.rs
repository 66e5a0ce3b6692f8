//! What the jobs are, to this crate: something that runs and ends.

use std::future::Future;

use crate::job::Job;

/// Does the work of jobs. Every run must be repeatable: a job whose end could not be noted runs again.
pub trait Runner: Send + Sync + 'static {
    /// Does the work of one job.
    fn run(&self, job: &Job) -> impl Future<Output = Result<(), JobError>> + Send;

    /// Is told that the end of a run was noted in the database, however it ended.
    fn settled(&self, _job: &Job) {}
}

/// Why a job was not done.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JobError {
    /// Another run may succeed; the reason is shown to people if none does.
    #[error("{0}")]
    Retry(String),
    /// No run can succeed, for this reason, which is shown to people.
    #[error("{0}")]
    Fail(String),
    /// What the job was about is no longer there.
    #[error("what the job was about is gone")]
    Gone,
}
