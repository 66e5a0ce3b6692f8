//! Tells the vector index what is said about a picture, so that deep searches can compare it.

use inference::Lane;
use jobs::{Job, JobError};

use super::embed::{encoding, retry};
use crate::backend::of_captions;
use crate::services::Services;

/// Writes an embedding of each sentence about a picture beside its vectors, wherever there are some.
pub async fn run(services: &Services, job: &Job) -> Result<(), JobError> {
    let id = job.media_id.ok_or_else(|| JobError::Fail("The job names no picture.".to_owned()))?;
    let captions = services.catalog.captions_of(job.library_id, &[id]).await.map_err(retry)?.remove(&id);
    let sentences = of_captions(&captions.unwrap_or_default());
    let (present, former) = (services.indexes.present(), services.indexes.former());
    for index in former.iter().chain([&present]) {
        let said = sentences.iter().map(|sentence| sentence.said.as_str());
        let vectors = index.model.embed_texts(said, Lane::Background).await.map_err(encoding)?;
        index.vectors.set_captions(id, job.library_id, vectors).await.map_err(retry)?;
    }
    super::embed::still_in_use(services, &present)
}
