//! Removes what a deleted picture left behind: its files, unless another library has the same bytes, and its vectors. Of one
//! in the trash only the vectors go.

use diesel_async::AsyncConnection;
use jobs::{Job, JobError, NewJob};
use media::ContentHash;
use serde_json::json;
use uuid::Uuid;

use super::embed::{forget_vectors, retry};
use super::embed_job;
use crate::services::Services;

/// The kind of the jobs for pictures that are gone.
pub const FORGET: &str = "forget";

/// The kind of the jobs for pictures in the trash.
pub const FORGET_VECTORS: &str = "forget_vectors";

/// What is gone should not be found on disk for long.
const PRIORITY: i16 = 10;

/// The job that forgets a picture whose row is gone.
pub fn forget_job(library: Uuid, media: Uuid, blake3: [u8; 32]) -> NewJob {
    let payload = json!({ "blake3": ContentHash::from(blake3).to_string() });
    NewJob::new(FORGET, library, media).with_priority(PRIORITY).with_payload(payload)
}

/// The job that forgets the vectors of a picture of a library that is in the trash.
pub fn forget_vectors_job(library: Uuid, media: Uuid) -> NewJob {
    NewJob::new(FORGET_VECTORS, library, media).with_priority(PRIORITY)
}

/// Removes files and vectors; what is not there is no error.
pub async fn run(services: &Services, job: &Job) -> Result<(), JobError> {
    let id = picture_of(job)?;
    let hash = job.payload["blake3"].as_str().and_then(|digits| digits.parse().ok());
    let hash = hash.ok_or_else(|| JobError::Fail("The job names no content.".to_owned()))?;

    remove_files(services, hash).await.map_err(retry)?;
    forget_vectors(services, id).await
}

/// Removes vectors, and has them made anew where the picture came back meanwhile: those may be among what was removed.
pub async fn run_vectors(services: &Services, job: &Job) -> Result<(), JobError> {
    let id = picture_of(job)?;
    forget_vectors(services, id).await?;

    let index = services.indexes.present();
    let back = services.catalog.media(job.library_id, index.model.key(), id).await.map_err(retry)?;
    if back.is_none() {
        return Ok(());
    }
    services.catalog.unmark_embedded(id).await.map_err(retry)?;
    let mut connection = services.catalog.connection().await.map_err(retry)?;
    jobs::enqueue(&mut connection, &[embed_job(job.library_id, id)]).await.map(drop).map_err(retry)
}

fn picture_of(job: &Job) -> Result<Uuid, JobError> {
    job.media_id.ok_or_else(|| JobError::Fail("The job names no picture.".to_owned()))
}

/// Removes the files of a hash that no row names, while nobody can add one.
pub(super) async fn remove_files(services: &Services, hash: ContentHash) -> anyhow::Result<()> {
    let files = services.files.clone();
    let mut connection = services.catalog.connection().await?;
    connection
        .transaction::<_, anyhow::Error, _>(async move |connection| {
            catalog::lock_hash(connection, hash.as_bytes()).await?;
            if !catalog::hash_in_use(connection, hash.as_bytes()).await? {
                tokio::task::spawn_blocking(move || files.remove(&hash)).await??;
            }
            Ok(())
        })
        .await
}
