//! Tells the vector index what people wrote about a picture, so that searches can be filtered by it.

use jobs::{Job, JobError};

use super::embed::retry;
use crate::facts;
use crate::services::Services;

/// Writes the facts of a picture beside its vectors, wherever there are some.
pub async fn run(services: &Services, job: &Job) -> Result<(), JobError> {
    let id = job.media_id.ok_or_else(|| JobError::Fail("The job names no picture.".to_owned()))?;
    let (present, former) = (services.indexes.present(), services.indexes.former());
    let media = services.catalog.media(job.library_id, present.model.key(), id).await.map_err(retry)?;
    let media = media.ok_or(JobError::Gone)?;
    for index in former.iter().chain([&present]) {
        index.vectors.set_facts(media.id, media.library_id, facts::of(&media)).await.map_err(retry)?;
    }
    Ok(())
}
