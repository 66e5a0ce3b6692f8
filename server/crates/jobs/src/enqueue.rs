//! Wishes become rows.

use std::collections::BTreeMap;

use diesel::sql_types::{Array, Jsonb, Nullable, SmallInt, Text, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::{error::JobsError, job::NewJob};

/// Makes a job of each wish, within the caller's transaction if there is one, and wakes the workers when it commits;
/// returns how many jobs were made or changed.
///
/// A wish for a job that exists makes no second one. If that job runs, it is queued once more when the run ends: what the
/// wish is about may have come too late for the run. If it has failed, it starts afresh.
///
/// # Errors
/// When the database is away, or a payload holds a NUL.
pub async fn enqueue(connection: &mut AsyncPgConnection, jobs: &[NewJob]) -> Result<u64, JobsError> {
    let wishes = distinct(jobs);
    if wishes.is_empty() {
        return Ok(0);
    }
    let made = diesel::sql_query(include_str!("enqueue.sql"))
        .bind::<Array<Text>, _>(wishes.iter().map(|job| job.kind.as_str()).collect::<Vec<_>>())
        .bind::<Array<SqlUuid>, _>(wishes.iter().map(|job| job.library_id).collect::<Vec<_>>())
        .bind::<Array<Nullable<SqlUuid>>, _>(wishes.iter().map(|job| job.media_id).collect::<Vec<_>>())
        .bind::<Array<Jsonb>, _>(wishes.iter().map(|job| &job.payload).collect::<Vec<_>>())
        .bind::<Array<SmallInt>, _>(wishes.iter().map(|job| job.priority).collect::<Vec<_>>())
        .execute(connection)
        .await?;
    Ok(made as u64)
}

/// The wishes without repetitions, since one statement may not touch a row twice; the last of equal ones counts. They are
/// sorted, so that two callers lock the rows they share in one order.
fn distinct(jobs: &[NewJob]) -> Vec<&NewJob> {
    let mut free: Vec<&NewJob> = Vec::new();
    let mut bound: BTreeMap<(Uuid, &str), &NewJob> = BTreeMap::new();
    for job in jobs {
        let Some(media_id) = job.media_id else {
            free.push(job);
            continue;
        };
        bound.insert((media_id, job.kind.as_str()), job);
    }
    free.into_iter().chain(bound.into_values()).collect()
}
