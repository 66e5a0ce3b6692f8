//! What people ask of the queue.

use diesel::{BoolExpressionMethods, ExpressionMethods, QueryDsl, dsl::now};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::Queue;
use crate::{error::JobsError, schema::job};

impl Queue {
    /// Gives failed jobs of a library another try, all of them or those about these media; returns how many.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn retry_failed(&self, library: Uuid, media: Option<&[Uuid]>) -> Result<u64, JobsError> {
        let mut failed = diesel::update(job::table)
            .filter(job::library_id.eq(library).and(job::state.eq("failed")))
            .set((job::state.eq("queued"), job::attempts.eq(0), job::reason.eq(None::<String>), job::run_at.eq(now)))
            .into_boxed();
        if let Some(media) = media {
            failed = failed.filter(job::media_id.eq_any(media));
        }
        let mut connection = self.connection().await?;
        let retried = failed.execute(&mut connection).await?;
        if retried > 0 {
            diesel::sql_query("SELECT pg_notify('jobs', '')").execute(&mut connection).await?;
        }
        Ok(retried as u64)
    }

    /// How many jobs wait or run, of all kinds and libraries.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn pending(&self) -> Result<u64, JobsError> {
        let pending: i64 =
            job::table.filter(job::state.ne("failed")).count().get_result(&mut self.connection().await?).await?;
        Ok(pending.unsigned_abs())
    }

    /// Removes the jobs of these kinds of a library that wait; returns how many. What runs goes on.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn cancel(&self, library: Uuid, kinds: &[&str]) -> Result<u64, JobsError> {
        let waiting = job::table
            .filter(job::library_id.eq(library).and(job::kind.eq_any(kinds.to_vec())).and(job::state.eq("queued")));
        Ok(diesel::delete(waiting).execute(&mut self.connection().await?).await? as u64)
    }

    /// Removes the job of a kind about a media in whatever state; if it runs, its end changes nothing.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn discard(&self, kind: &str, media: Uuid) -> Result<bool, JobsError> {
        let wished = job::table.filter(job::media_id.eq(media)).filter(job::kind.eq(kind));
        let discarded = diesel::delete(wished).execute(&mut self.connection().await?).await?;
        Ok(discarded == 1)
    }
}
