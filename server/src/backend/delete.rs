//! Deletes pictures: the row first, then files and vectors by a job that is tried until it succeeds.

use std::collections::HashSet;

use app::AppError;
use app::types::{DeleteOutcome, MediaId, Viewer};
use diesel_async::AsyncConnection;

use super::Unexpected;
use crate::services::Services;
use crate::worker::forget_job;

/// Deletes what there is of `ids` in the viewer's library.
pub async fn delete(services: &Services, viewer: &Viewer, ids: &[MediaId]) -> Result<DeleteOutcome, AppError> {
    let library = viewer.library().0;
    let wanted: Vec<_> = ids.iter().map(|id| id.0).collect();
    let mut connection = services.catalog.connection().await.unexpected("reaching the database")?;
    let gone = connection
        .transaction::<_, anyhow::Error, _>(async |connection| {
            let gone = catalog::delete_media(connection, library, &wanted).await?;
            let forgets = gone.iter().map(|media| forget_job(library, media.id, media.blake3));
            jobs::enqueue(connection, &forgets.collect::<Vec<_>>()).await?;
            Ok(gone)
        })
        .await
        .unexpected("deleting pictures")?;
    services.changes.announce();

    let deleted: HashSet<_> = gone.iter().map(|media| media.id).collect();
    let mut seen = HashSet::new();
    let (deleted, missing) = ids.iter().copied().filter(|id| seen.insert(*id)).partition(|id| deleted.contains(&id.0));
    Ok(DeleteOutcome { deleted, missing })
}
