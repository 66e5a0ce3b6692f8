//! How a run ended.

use std::time::Duration;

use diesel::{
    ExpressionMethods, OptionalExtension, QueryDsl, QueryableByName,
    sql_types::{BigInt, Double, Integer, Text},
};
use diesel_async::RunQueryDsl;

use super::Queue;
use crate::{error::JobsError, job::Job, reason::storable, schema::job};

/// What became of a job whose run has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is done and gone.
    Done,
    /// It waits for another run.
    Queued,
    /// It has failed, until somebody asks for another try.
    Failed,
    /// Its lease had ended or it was discarded: it is no longer this worker's, and nothing changed.
    Lost,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    state: String,
}

impl Queue {
    /// The run succeeded: the job is deleted, or queued once more if it was wished for meanwhile.
    ///
    /// # Errors
    /// When the database is away; then the job runs again after its lease.
    pub async fn complete(&self, job: &Job) -> Result<Outcome, JobsError> {
        let mut connection = self.connection().await?;
        let held = job::table.find(job.id).filter(job::claim.eq(job.claim)).filter(job::state.eq("running"));
        let deleted = diesel::delete(held.filter(job::again.eq(false))).execute(&mut connection).await?;
        if deleted == 1 {
            return Ok(Outcome::Done);
        }
        drop(connection);
        // Wished for again, or lost.
        self.end(job, "", 0, Duration::ZERO).await
    }

    /// The run failed, but another may succeed: the job is queued with a growing pause, until its attempts are used up.
    ///
    /// # Errors
    /// When the database is away; then the job runs again after its lease.
    pub async fn retry_later(&self, job: &Job, reason: &str) -> Result<Outcome, JobsError> {
        self.end(job, reason, self.policy.attempts, self.policy.pause(job.attempts)).await
    }

    /// The run failed and no other will succeed.
    ///
    /// # Errors
    /// When the database is away; then the job runs again after its lease.
    pub async fn fail(&self, job: &Job, reason: &str) -> Result<Outcome, JobsError> {
        self.end(job, reason, 0, Duration::ZERO).await
    }

    /// What the job was about is gone: it is deleted, whatever was wished for meanwhile.
    ///
    /// # Errors
    /// When the database is away; then the job runs again after its lease.
    pub async fn forget(&self, job: &Job) -> Result<Outcome, JobsError> {
        let held = job::table.find(job.id).filter(job::claim.eq(job.claim)).filter(job::state.eq("running"));
        let deleted = diesel::delete(held).execute(&mut self.connection().await?).await?;
        Ok(if deleted == 1 { Outcome::Done } else { Outcome::Lost })
    }

    async fn end(&self, job: &Job, reason: &str, attempts: i32, pause: Duration) -> Result<Outcome, JobsError> {
        let row: Option<Row> = diesel::sql_query(include_str!("fail.sql"))
            .bind::<BigInt, _>(job.id)
            .bind::<BigInt, _>(job.claim)
            .bind::<Text, _>(storable(reason))
            .bind::<Integer, _>(attempts)
            .bind::<Double, _>(pause.as_secs_f64())
            .get_result(&mut self.connection().await?)
            .await
            .optional()?;
        Ok(match row {
            Some(row) if row.state == "failed" => Outcome::Failed,
            Some(_) => Outcome::Queued,
            None => Outcome::Lost,
        })
    }
}
