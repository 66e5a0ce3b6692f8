//! Pictures go, row first.

use std::iter;

use diesel::{ExpressionMethods, QueryDsl};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::{
    error::CatalogError,
    media::hash_from,
    schema::{job, media},
    trash::trash_of,
};

/// What is needed to remove the files and vectors of a picture whose row is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deleted {
    /// The id it had.
    pub id: Uuid,
    /// BLAKE3 of its bytes.
    pub blake3: [u8; 32],
    /// Its MIME type.
    pub media_type: String,
}

/// Removes those of `ids` that the library or its trash has, and every job for them that is not running; call it in a
/// transaction, and enqueue what is to be cleaned up after it. A job that is running finds that its picture is gone.
///
/// # Errors
/// When the database is away.
pub async fn delete_media(
    connection: &mut AsyncPgConnection,
    library: Uuid,
    ids: &[Uuid],
) -> Result<Vec<Deleted>, CatalogError> {
    let places: Vec<Uuid> = iter::once(library).chain(trash_of(connection, library).await?).collect();
    // Locked in one order, so that two who delete overlapping sets do not deadlock.
    let doomed: Vec<Uuid> = media::table
        .filter(media::library_id.eq_any(&places))
        .filter(media::id.eq_any(ids))
        .order(media::id)
        .select(media::id)
        .for_update()
        .load(connection)
        .await?;
    remove(connection, &doomed).await
}

/// Removes pictures that the transaction has to itself, and every job for them that is not running.
pub(crate) async fn remove(connection: &mut AsyncPgConnection, ids: &[Uuid]) -> Result<Vec<Deleted>, CatalogError> {
    drop_jobs(connection, ids).await?;
    let deleted: Vec<(Uuid, Vec<u8>, String)> = diesel::delete(media::table)
        .filter(media::id.eq_any(ids))
        .returning((media::id, media::blake3, media::media_type))
        .get_results(connection)
        .await?;
    Ok(deleted
        .into_iter()
        .map(|(id, blake3, media_type)| Deleted { id, blake3: hash_from(blake3), media_type })
        .collect())
}

/// Removes every job for some pictures that is not running.
pub(crate) async fn drop_jobs(connection: &mut AsyncPgConnection, ids: &[Uuid]) -> Result<(), CatalogError> {
    diesel::delete(job::table)
        .filter(job::media_id.eq_any(ids))
        .filter(job::state.ne("running"))
        .execute(connection)
        .await?;
    Ok(())
}
