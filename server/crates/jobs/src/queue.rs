//! The queue as a worker sees it.

mod claim;
mod recover;
mod settle;
mod wishes;

use std::fmt;

use diesel_async::{
    AsyncPgConnection,
    pooled_connection::deadpool::{Object, Pool as DeadPool},
};

use crate::{error::JobsError, policy::Policy};

pub use settle::Outcome;

/// Connections to the database that has the table `job`.
pub type Pool = DeadPool<AsyncPgConnection>;

/// The queue as one worker sees it. Clones are the same worker.
#[derive(Clone)]
pub struct Queue {
    pool: Pool,
    worker: String,
    policy: Policy,
}

impl Queue {
    /// The queue for a worker with the default policy. Its name must stay the same over restarts and be used by one
    /// process at a time: by it a new process finds what its predecessor was doing.
    pub fn new(pool: Pool, worker: impl Into<String>) -> Self {
        Self { pool, worker: worker.into(), policy: Policy::default() }
    }

    /// The same with another policy.
    #[must_use]
    pub fn with_policy(self, policy: Policy) -> Self {
        Self { policy, ..self }
    }

    /// The rules of this queue.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The pool, for a [`crate::Listener`].
    pub fn pool(&self) -> &Pool {
        &self.pool
    }

    async fn connection(&self) -> Result<Object<AsyncPgConnection>, JobsError> {
        Ok(self.pool.get().await?)
    }
}

impl fmt::Debug for Queue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Queue").field("worker", &self.worker).field("policy", &self.policy).finish_non_exhaustive()
    }
}
