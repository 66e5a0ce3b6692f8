//! What is looked after when the server starts.

use std::time::Duration;

use super::forget::remove_files;
use crate::config::LocalViews;
use crate::services::Services;

/// Queues every picture that the present model has not indexed: after a change of model, or where vectors were lost.
///
/// # Errors
/// Whatever database or vector store say.
pub async fn enqueue_what_is_missing(services: &Services) -> anyhow::Result<u64> {
    let index = services.indexes.present();
    let (model, crops) = (index.model.key(), index.model.local_views() == LocalViews::Crops);
    let library = services.catalog.default_library().await?;
    let ready = services.catalog.counts(library, model).await?.ready;
    let stored = index.vectors.count(library, &vectors::Filter::default()).await?;
    if stored < ready {
        tracing::warn!(ready, stored, "vectors are missing: indexing everything again");
        return Ok(services.catalog.enqueue_all(crops).await?);
    }
    Ok(services.catalog.enqueue_missing(model, crops).await?)
}

/// Removes files that no row names: a crash between the two can leave some.
///
/// # Errors
/// Whatever the file system or the database say.
pub async fn sweep_orphans(services: &Services) -> anyhow::Result<()> {
    let files = services.files.clone();
    let stored = tokio::task::spawn_blocking(move || files.stored()).await??;
    for hash in stored {
        let mut connection = services.catalog.connection().await?;
        if catalog::hash_in_use(&mut connection, hash.as_bytes()).await? {
            continue;
        }
        drop(connection);
        tracing::info!(%hash, "removing an original that no picture names");
        remove_files(services, hash).await?;
    }
    Ok(())
}

/// How often it is looked whether this model has seen everything.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// Waits until this model has seen every picture.
///
/// # Errors
/// Whatever the database says.
pub async fn await_complete(services: &Services) -> anyhow::Result<()> {
    while !is_complete(services).await? {
        tokio::time::sleep(LOOK_EVERY).await;
    }
    Ok(())
}

/// Whether it has.
///
/// # Errors
/// Whatever the database says.
pub async fn is_complete(services: &Services) -> anyhow::Result<bool> {
    let library = services.catalog.default_library().await?;
    let counts = services.catalog.counts(library, services.indexes.present().model.key()).await?;
    Ok(counts.queued + counts.indexing == 0)
}

/// Drops the vectors of former models.
///
/// # Errors
/// Whatever the vector store says.
pub async fn forget_other_models(services: &Services) -> anyhow::Result<()> {
    services.indexes.retire_former().await?;
    for model in services.indexes.present().vectors.remove_other_spaces().await? {
        tracing::info!(model, "the vectors of a former model are removed");
    }
    Ok(())
}
