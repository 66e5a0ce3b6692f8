//! Encodes a whole picture and makes it searchable.

use std::sync::Arc;

use catalog::Media;
use inference::{InferenceError, Lane};
use jobs::{Job, JobError, NewJob};
use media::{ContentHash, Picture};
use uuid::Uuid;
use vectors::Point;

use super::captions_job;
use crate::config::LocalViews;
use crate::facts;
use crate::index::Index;
use crate::services::Services;

/// Encodes the global view, and local ones that come with it, then marks the picture as indexed by this model.
pub async fn run(services: &Services, job: &Job) -> Result<(), JobError> {
    let (media, picture) = load(services, job).await?;
    let (picture, index) = (Arc::new(picture), services.indexes.present());
    upsert(services, &index, &media, &picture).await?;
    if let Some(former) = services.indexes.former() {
        // What arrives while another model takes over is found at once, too.
        let known = former.vectors.views(media.library_id, &[media.id]).await.map_err(retry)?.contains_key(&media.id);
        if !known {
            upsert(services, &former, &media, &picture).await?;
        }
    }
    let there = services.catalog.mark_embedded(media.id, index.model.key()).await.map_err(retry)?;
    if !there {
        // Deleted or put into the trash meanwhile, perhaps after its vectors were forgotten.
        return forget_vectors(services, media.id).await;
    }
    catch_up(services, &index, &media).await?;
    tell_later(services, &media).await?;
    still_in_use(services, &index)?;
    match index.model.local_views() {
        LocalViews::Crops => refine_later(services, &media).await,
        LocalViews::Pooled => services.catalog.mark_local(media.id, index.model.key()).await.map(drop).map_err(retry),
        LocalViews::Off => Ok(()),
    }
}

/// Has the index told what is said about a picture, which it forgets with each new vector.
async fn tell_later(services: &Services, media: &Media) -> Result<(), JobError> {
    if services.catalog.captions(media.library_id, media.id).await.map_err(retry)?.is_empty() {
        return Ok(());
    }
    let mut connection = services.catalog.connection().await.map_err(retry)?;
    jobs::enqueue(&mut connection, &[captions_job(media.library_id, media.id)]).await.map(drop).map_err(retry)
}

/// Has the local views encoded when every picture is searchable.
async fn refine_later(services: &Services, media: &Media) -> Result<(), JobError> {
    let refine = NewJob::new(catalog::EMBED_LOCAL, media.library_id, media.id).with_priority(catalog::LOCAL_PRIORITY);
    let mut connection = services.catalog.connection().await.map_err(retry)?;
    jobs::enqueue(&mut connection, &[refine]).await.map(drop).map_err(retry)
}

/// Tells the index what was written about a picture while it was encoded.
async fn catch_up(services: &Services, index: &Index, known: &Media) -> Result<(), JobError> {
    let now = services.catalog.media(known.library_id, index.model.key(), known.id).await.map_err(retry)?;
    match now {
        Some(now) if facts::of(&now) != facts::of(known) => {
            index.vectors.set_facts(now.id, now.library_id, facts::of(&now)).await.map_err(retry)
        }
        _ => Ok(()),
    }
}

/// Encodes a picture into an index.
async fn upsert(services: &Services, index: &Index, media: &Media, picture: &Arc<Picture>) -> Result<(), JobError> {
    let (model, picture) = (index.model.clone(), Arc::clone(picture));
    let pixels = services.decoding.background(move || model.pixels(&picture.rgb())).await.map_err(retry)?;
    let (global, local) = match index.model.local_views() {
        LocalViews::Pooled => index.model.embed_views(pixels, Lane::Index).await.map_err(encoding)?,
        _ => (index.model.embed_pixels(pixels, Lane::Index).await.map_err(encoding)?, Vec::new()),
    };
    let point = Point { id: media.id, library: media.library_id, global, facts: facts::of(media) };
    index.vectors.upsert(vec![point]).await.map_err(retry)?;
    if local.is_empty() {
        return Ok(());
    }
    index.vectors.set_local(media.id, media.library_id, local).await.map_err(retry)
}

/// Has a job run again whose work was for a model that another one has replaced meanwhile.
pub(super) fn still_in_use(services: &Services, index: &Arc<Index>) -> Result<(), JobError> {
    if Arc::ptr_eq(index, &services.indexes.present()) {
        return Ok(());
    }
    Err(JobError::Retry("Another model was put into use.".to_owned()))
}

/// Removes a picture's vectors, wherever there are some.
pub(super) async fn forget_vectors(services: &Services, id: Uuid) -> Result<(), JobError> {
    if let Some(former) = services.indexes.former() {
        former.vectors.delete(&[id]).await.map_err(retry)?;
    }
    services.indexes.present().vectors.delete(&[id]).await.map_err(retry)
}

/// A job's picture, decoded from its original.
pub(super) async fn load(services: &Services, job: &Job) -> Result<(Media, Picture), JobError> {
    let id = job.media_id.ok_or_else(|| JobError::Fail("The job names no picture.".to_owned()))?;
    let media = row_of(services, job, id).await?.ok_or(JobError::Gone)?;
    let hash = ContentHash::from(media.blake3);

    let (path, limits) = (services.files.original(&hash), services.config.limits.picture());
    let work = move || {
        let bytes = std::fs::read(path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => JobError::Fail("The original is missing from the data folder.".to_owned()),
            _ => retry(error),
        })?;
        media::decode(&bytes, &limits).map_err(|error| JobError::Fail(error.to_string()))
    };
    match services.decoding.background(work).await.map_err(retry)? {
        Ok(picture) => Ok((media, picture)),
        // Deleted meanwhile: its file goes after its row.
        Err(JobError::Fail(_)) if row_of(services, job, id).await?.is_none() => Err(JobError::Gone),
        Err(error) => Err(error),
    }
}

async fn row_of(services: &Services, job: &Job, id: Uuid) -> Result<Option<Media>, JobError> {
    services.catalog.media(job.library_id, services.indexes.present().model.key(), id).await.map_err(retry)
}

/// A failure that may pass.
pub(super) fn retry(error: impl std::fmt::Display) -> JobError {
    JobError::Retry(error.to_string())
}

/// A failure of the model: one that depends on the picture stays, one that depends on the moment passes.
pub(super) fn encoding(error: InferenceError) -> JobError {
    match error {
        InferenceError::Failed(_) => JobError::Fail(error.to_string()),
        other => retry(other),
    }
}
