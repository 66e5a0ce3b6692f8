//! The demo gallery, added at once and removed at once.

use app::AppError;
use app::types::{MediaId, Viewer};
use bytes::Bytes;
use futures::{StreamExt, TryStreamExt, stream};

use super::{Received, Unexpected, delete, ingest, trash};
use crate::demo;
use crate::services::Services;

/// How many pictures are taken in at the same time.
const PARALLEL: usize = 4;

/// Adds what the viewer's library lacks of the demo gallery, and takes out of the trash what lies there; answers how many
/// pictures came.
///
/// # Errors
/// Those of [`ingest`](super::ingest()). What came until then stays, and the next time the others come.
pub async fn add_demo(services: &Services, viewer: &Viewer) -> Result<u64, AppError> {
    let back = trash::restore(services, viewer, &in_trash(services, viewer).await?).await?;
    let pictures: Vec<(String, Bytes)> = demo::pictures().collect();
    let are_new: Vec<bool> = stream::iter(pictures)
        .map(|(name, bytes)| add(services, viewer, name, bytes))
        .buffered(PARALLEL)
        .try_collect()
        .await?;
    let added = are_new.into_iter().filter(|is_new| *is_new).count();
    Ok((back.restored.len() + added) as u64)
}

/// Takes a picture in; answers whether the library had it not yet.
async fn add(services: &Services, viewer: &Viewer, name: String, bytes: Bytes) -> Result<bool, AppError> {
    let whole = stream::iter([Ok::<_, std::io::Error>(bytes)]);
    let received = Received::from_stream(services, whole).await?;
    Ok(!ingest(services, viewer, &name, received).await?.duplicate)
}

/// Deletes for good what the viewer's library and its trash have of the demo gallery, whoever added it; answers how many
/// pictures that were.
///
/// # Errors
/// Where the database is away; then nothing is deleted.
pub async fn remove_demo(services: &Services, viewer: &Viewer) -> Result<u64, AppError> {
    let mut ids = in_library(services, viewer).await?;
    ids.extend(in_trash(services, viewer).await?);
    Ok(delete::delete(services, viewer, &ids).await?.deleted.len() as u64)
}

/// How many pictures of the demo gallery the viewer's library has.
///
/// # Errors
/// Where the database is away.
pub async fn demo_state(services: &Services, viewer: &Viewer) -> Result<u64, AppError> {
    Ok(in_library(services, viewer).await?.len() as u64)
}

/// The pictures of the demo gallery that the library has.
async fn in_library(services: &Services, viewer: &Viewer) -> Result<Vec<MediaId>, AppError> {
    let found = services.catalog.ids_by_hashes(viewer.library().0, demo::hashes()).await;
    let found = found.unexpected("looking for the demo gallery")?;
    Ok(found.into_iter().map(MediaId).collect())
}

/// Those that are in its trash.
async fn in_trash(services: &Services, viewer: &Viewer) -> Result<Vec<MediaId>, AppError> {
    let found = services.catalog.ids_by_hashes_in_trash(viewer.library().0, demo::hashes()).await;
    let found = found.unexpected("looking for the demo gallery in the trash")?;
    Ok(found.into_iter().map(MediaId).collect())
}
