//! Deletes pictures so that they can be brought back, for as long as the settings say.

use std::collections::BTreeMap;

use app::types::{GalleryPage, MediaId, PageRequest, Restored, Trash, Trashed, Viewer};
use app::{AppError, ErrorCode};
use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use diesel_async::AsyncConnection;
use uuid::Uuid;

use super::delete::{forgets, told_apart};
use super::{Unexpected, convert};
use crate::services::Services;
use crate::strings;
use crate::worker::{embed_job, forget_vectors_job};

/// How many pictures one transaction deletes for good.
const BATCH: u64 = 500;

/// Moves what there is of `ids` in the viewer's library to its trash.
pub async fn trash(services: &Services, viewer: &Viewer, ids: &[MediaId]) -> Result<Trashed, AppError> {
    let library = viewer.library().0;
    let wanted: Vec<_> = ids.iter().map(|id| id.0).collect();
    // As the database keeps it, for it names the batch.
    let at = Utc::now().trunc_subsecs(6);
    let mut connection = services.catalog.connection().await.unexpected("reaching the database")?;
    let trashed = connection
        .transaction::<_, TrashError, _>(async |connection| {
            let trashed = catalog::trash_media(connection, library, &wanted, at).await?;
            let mut wishes = forgets(library, &trashed.replaced);
            wishes.extend(trashed.moved.iter().map(|id| forget_vectors_job(library, *id)));
            jobs::enqueue(connection, &wishes).await?;
            Ok(trashed)
        })
        .await
        .unexpected("moving pictures to the trash")?;
    services.changes.announce();

    let (moved, missing) = told_apart(ids, trashed.moved);
    let batch = (!moved.is_empty()).then(|| at.timestamp_micros().to_string());
    Ok(Trashed { moved, missing, batch })
}

/// Takes what there is of `ids` in the viewer's trash back into the library.
pub async fn restore(services: &Services, viewer: &Viewer, ids: &[MediaId]) -> Result<Restored, AppError> {
    let library = viewer.library().0;
    let wanted: Vec<_> = ids.iter().map(|id| id.0).collect();
    let mut connection = services.catalog.connection().await.unexpected("reaching the database")?;
    let back = connection
        .transaction::<_, TrashError, _>(async |connection| {
            let back = catalog::restore_media(connection, library, &wanted).await?;
            let mut wishes = forgets(library, &back.replaced);
            wishes.extend(back.restored.iter().map(|id| embed_job(library, *id)));
            jobs::enqueue(connection, &wishes).await?;
            Ok(back)
        })
        .await
        .unexpected("restoring pictures")?;
    services.changes.announce();

    let (restored, missing) = told_apart(ids, back.restored);
    Ok(Restored { restored, missing })
}

/// Takes the pictures back that were moved to the trash at once, as [`Trashed::batch`] names them.
///
/// # Errors
/// [`ErrorCode::InvalidRequest`] where nothing is named so.
pub async fn undo(services: &Services, viewer: &Viewer, batch: &str) -> Result<Restored, AppError> {
    let at = time_of(batch).ok_or_else(|| AppError::new(ErrorCode::InvalidRequest, strings::server_trash_unknown()))?;
    let together = services
        .catalog
        .trashed_at(viewer.library().0, at)
        .await
        .unexpected("looking for what was deleted together")?;
    restore(services, viewer, &together.into_iter().map(MediaId).collect::<Vec<_>>()).await
}

/// When a batch was moved to the trash.
fn time_of(batch: &str) -> Option<DateTime<Utc>> {
    // Beside digits, numbers may have signs.
    let digits = batch.bytes().all(|byte| byte.is_ascii_digit());
    DateTime::from_timestamp_micros(batch.parse().ok().filter(|_| digits)?)
}

/// One page of the viewer's trash, what was deleted last first.
pub async fn trash_page(services: &Services, viewer: &Viewer, page: PageRequest) -> Result<Trash, AppError> {
    let (rows, total) = services
        .catalog
        .trash_page(viewer.library().0, page.offset(), page.page_size.into())
        .await
        .unexpected("loading the trash")?;
    let images = rows.iter().map(convert::tile).collect();
    let pictures = GalleryPage { images, page: page.page, page_size: page.page_size, total };
    Ok(Trash { pictures, days: services.config.trash.days })
}

/// Deletes everything in the viewer's trash for good; answers how many pictures that were.
pub async fn empty_trash(services: &Services, viewer: &Viewer) -> Result<u64, AppError> {
    purge(services, Some(viewer.library().0), None).await.unexpected("emptying the trash")
}

/// Deletes for good what has been in any trash for too long at a time; answers how many pictures that were.
///
/// # Errors
/// Where the database is away; what was deleted until then stays so.
pub async fn sweep_trash(services: &Services, now: DateTime<Utc>) -> Result<u64, AppError> {
    let before = now - TimeDelta::days(services.config.trash.days.into());
    let swept = purge(services, None, Some(before)).await.unexpected("sweeping the trash")?;
    if swept > 0 {
        tracing::info!(pictures = swept, "deleted for good what was in the trash for too long");
    }
    Ok(swept)
}

/// Deletes for good what is in the trash of a library, or of all of them, since before a time, or whenever.
async fn purge(services: &Services, library: Option<Uuid>, before: Option<DateTime<Utc>>) -> Result<u64, TrashError> {
    let mut purged = 0;
    loop {
        let (found, gone) = purge_batch(services, library, before).await?;
        if gone > 0 {
            services.changes.announce();
        }
        purged += gone;
        if found < BATCH {
            return Ok(purged);
        }
    }
}

/// Deletes a batch; answers how many pictures were to be deleted, and how many were.
async fn purge_batch(
    services: &Services,
    library: Option<Uuid>,
    before: Option<DateTime<Utc>>,
) -> Result<(u64, u64), TrashError> {
    let mut connection = services.catalog.connection().await?;
    connection
        .transaction::<_, TrashError, _>(async |connection| {
            let doomed = catalog::lock_trash(connection, library, before, BATCH).await?;
            let found = doomed.len() as u64;
            let mut by_library: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
            for (library, id) in doomed {
                by_library.entry(library).or_default().push(id);
            }
            let mut deleted = 0;
            for (library, ids) in by_library {
                let gone = catalog::delete_media(connection, library, &ids).await?;
                jobs::enqueue(connection, &forgets(library, &gone)).await?;
                deleted += gone.len() as u64;
            }
            Ok((found, deleted))
        })
        .await
}

/// Why nothing was moved.
#[derive(Debug, thiserror::Error)]
enum TrashError {
    #[error("the database refused the transaction")]
    Database(#[from] diesel::result::Error),
    #[error("the pictures cannot be moved")]
    Catalog(#[from] catalog::CatalogError),
    #[error("what follows from it cannot be queued")]
    Queue(#[from] jobs::JobsError),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_is_named_by_its_time() {
        let at = Utc::now().trunc_subsecs(6);

        assert_eq!(time_of(&at.timestamp_micros().to_string()), Some(at));
        for nonsense in ["", "x", "-1", "+1", "1.5", " 1", "9223372036854775807", "99999999999999999999"] {
            assert_eq!(time_of(nonsense), None, "{nonsense}");
        }
    }
}
