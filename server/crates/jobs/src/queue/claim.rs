//! Taking jobs, and keeping them.

use diesel::sql_types::{Array, BigInt, Double, Text};
use diesel_async::RunQueryDsl;

use super::Queue;
use crate::{error::JobsError, job::Job};

impl Queue {
    /// Claims up to `limit` jobs of these kinds that are due, highest priority first, then oldest. No other worker gets
    /// them while the lease holds. Jobs whose worker let its lease end are made available first.
    ///
    /// # Errors
    /// When the database is away; then nothing was claimed, or the leases of what was claimed end by themselves.
    pub async fn claim(&self, kinds: &[&str], limit: usize) -> Result<Vec<Job>, JobsError> {
        self.recover_expired().await?;

        let jobs = diesel::sql_query(include_str!("claim.sql"))
            .bind::<Array<Text>, _>(kinds)
            .bind::<BigInt, _>(i64::try_from(limit).unwrap_or(i64::MAX))
            .bind::<Text, _>(&self.worker)
            .bind::<Double, _>(self.policy.lease.as_secs_f64())
            .load(&mut self.connection().await?)
            .await?;
        Ok(jobs)
    }

    /// Renews the leases of these jobs; returns how many of them this worker still holds.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn extend(&self, jobs: &[Job]) -> Result<u64, JobsError> {
        let held = diesel::sql_query(include_str!("extend.sql"))
            .bind::<Array<BigInt>, _>(jobs.iter().map(|job| job.id).collect::<Vec<_>>())
            .bind::<Array<BigInt>, _>(jobs.iter().map(|job| job.claim).collect::<Vec<_>>())
            .bind::<Double, _>(self.policy.lease.as_secs_f64())
            .execute(&mut self.connection().await?)
            .await?;
        Ok(held as u64)
    }
}
