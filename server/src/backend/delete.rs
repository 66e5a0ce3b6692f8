//! Deletes pictures for good: the row first, then files and vectors by a job that is tried until it succeeds.

use std::collections::HashSet;

use app::AppError;
use app::types::{DeleteOutcome, MediaId, Viewer};
use catalog::Deleted;
use diesel_async::AsyncConnection;
use jobs::NewJob;
use uuid::Uuid;

use super::Unexpected;
use crate::services::Services;
use crate::worker::forget_job;

/// Deletes what there is of `ids` in the viewer's library and its trash.
pub async fn delete(services: &Services, viewer: &Viewer, ids: &[MediaId]) -> Result<DeleteOutcome, AppError> {
    let library = viewer.library().0;
    let wanted: Vec<_> = ids.iter().map(|id| id.0).collect();
    let mut connection = services.catalog.connection().await.unexpected("reaching the database")?;
    let gone = connection
        .transaction::<_, anyhow::Error, _>(async |connection| {
            let gone = catalog::delete_media(connection, library, &wanted).await?;
            jobs::enqueue(connection, &forgets(library, &gone)).await?;
            Ok(gone)
        })
        .await
        .unexpected("deleting pictures")?;
    services.changes.announce();

    let (deleted, missing) = told_apart(ids, gone.into_iter().map(|media| media.id));
    Ok(DeleteOutcome { deleted, missing })
}

/// The jobs that forget pictures whose rows are gone.
pub(super) fn forgets(library: Uuid, gone: &[Deleted]) -> Vec<NewJob> {
    gone.iter().map(|media| forget_job(library, media.id, media.blake3)).collect()
}

/// Those of `ids` with which something was done, and the others, each once.
pub(super) fn told_apart(ids: &[MediaId], done: impl IntoIterator<Item = Uuid>) -> (Vec<MediaId>, Vec<MediaId>) {
    let done: HashSet<Uuid> = done.into_iter().collect();
    let mut seen = HashSet::new();
    ids.iter().copied().filter(|id| seen.insert(*id)).partition(|id| done.contains(&id.0))
}
