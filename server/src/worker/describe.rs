//! Has a model say what a picture shows.

use std::sync::Arc;

use catalog::{CaptionKind, NewCaption};
use diesel_async::AsyncConnection;
use inference::CaptionError;
use jobs::{Job, JobError, Listener, Worker, WorkerOptions};
use tokio_util::sync::CancellationToken;

use super::embed::{load, retry};
use super::{GRACE, POLL, Tasks, captions_job};
use crate::backend::RecordError;
use crate::models::{DESCRIBED_TOGETHER, DescribeError};
use crate::services::Services;

/// Describes pictures until it is told to stop: by a worker of its own, since each takes long, and no picture that arrives
/// meanwhile is to wait for it. Where the model is not here, the jobs wait until it is.
pub async fn describe_pictures(services: Arc<Services>, stopping: CancellationToken) {
    if !services.describer.is_wanted() {
        return;
    }
    while !is_here(&services).await {
        tokio::select! {
            () = tokio::time::sleep(POLL) => {}
            () = stopping.cancelled() => return,
        }
    }
    let queue = services.queue.clone();
    let listener = Listener::new(queue.pool().clone(), POLL).await;
    let kinds = CaptionKind::ALL.map(|kind| kind.job().to_owned()).to_vec();
    let options = WorkerOptions { kinds, concurrency: DESCRIBED_TOGETHER, grace: GRACE };
    Worker::new(queue, Arc::new(Tasks(services)), options).run(listener, stopping).await;
}

async fn is_here(services: &Services) -> bool {
    let describer = services.describer.clone();
    tokio::task::spawn_blocking(move || describer.model()).await.is_ok_and(|model| model.is_ok())
}

/// The kind of caption that a kind of job makes.
pub fn caption_of(job: &str) -> Option<CaptionKind> {
    CaptionKind::ALL.into_iter().find(|kind| kind.job() == job)
}

/// Describes a picture and keeps what the model says; what the index knows of a picture does not change by that.
pub async fn run(services: &Services, job: &Job, kind: CaptionKind) -> Result<(), JobError> {
    let (media, picture) = load(services, job).await?;
    let said = services.describer.describe(picture.into_rgb(), kind).await.map_err(describing)?;
    let mut connection = services.catalog.connection().await.map_err(retry)?;
    let there = connection
        .transaction::<_, RecordError, _>(async |connection| {
            let new = NewCaption { kind, text: &said.text, model: &said.model, version: said.version };
            let there = catalog::set_caption(connection, media.library_id, media.id, &new).await?;
            if there {
                jobs::enqueue(connection, &[captions_job(media.library_id, media.id)]).await?;
            }
            Ok(there)
        })
        .await
        .map_err(retry)?;
    // Deleted or put into the trash meanwhile.
    if there { Ok(()) } else { Err(JobError::Gone) }
}

/// A failure of the model: one that depends on the picture stays, one that depends on the moment passes.
fn describing(error: DescribeError) -> JobError {
    match error {
        DescribeError::Picture(_) | DescribeError::Model(CaptionError::Failed(_)) => JobError::Fail(error.to_string()),
        other => retry(other),
    }
}
