//! Jobs that a process left behind when it ended.

use diesel::sql_types::{BigInt, Double, Integer, Nullable, Text};
use diesel_async::RunQueryDsl;

use super::Queue;
use crate::{error::JobsError, job::Job};

impl Queue {
    /// Queues again what an earlier process of this worker's name left running; returns how many jobs that were. Call it
    /// once, at start, before claiming. Their attempts stay counted, so that a job that ends the process every time has
    /// failed after [`crate::Policy::attempts`] of them.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn release_mine(&self) -> Result<u64, JobsError> {
        self.recover(Some(&self.worker)).await
    }

    /// Queues again what any worker left running until its lease ended.
    pub(super) async fn recover_expired(&self) -> Result<u64, JobsError> {
        self.recover(None).await
    }

    /// Gives a job back undone and uncounted: the worker stops, which is not the job's fault.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn release(&self, job: &Job) -> Result<(), JobsError> {
        diesel::sql_query(include_str!("release.sql"))
            .bind::<BigInt, _>(job.id)
            .bind::<BigInt, _>(job.claim)
            .execute(&mut self.connection().await?)
            .await?;
        Ok(())
    }

    async fn recover(&self, worker: Option<&str>) -> Result<u64, JobsError> {
        let recovered = diesel::sql_query(include_str!("recover.sql"))
            .bind::<Nullable<Text>, _>(worker)
            .bind::<Integer, _>(self.policy.attempts)
            .bind::<Double, _>(self.policy.first_pause.as_secs_f64())
            .execute(&mut self.connection().await?)
            .await?;
        Ok(recovered as u64)
    }
}
