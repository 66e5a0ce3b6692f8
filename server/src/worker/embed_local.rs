//! Encodes the five local views of a picture, each by itself.

use inference::Lane;
use jobs::{Job, JobError};
use media::View;

use super::embed::{encoding, load, retry, still_in_use};
use crate::config::LocalViews;
use crate::services::Services;

/// Encodes the local views in one batch and stores them beside the global one.
pub async fn run(services: &Services, job: &Job) -> Result<(), JobError> {
    let index = services.indexes.present();
    if index.model.local_views() == LocalViews::Pooled {
        // Left behind by another setting: these come with the global view.
        return Ok(());
    }
    let (media, picture) = load(services, job).await?;
    let model = index.model.clone();
    let crops = move || {
        let rgb = picture.rgb();
        View::LOCAL.iter().map(|view| model.pixels(&view.crop(&rgb))).collect()
    };
    let pixels = services.decoding.background(crops).await.map_err(retry)?;
    let views = index.model.embed_pixels_all(pixels, Lane::Background).await.map_err(encoding)?;

    index.vectors.set_local(media.id, media.library_id, views).await.map_err(retry)?;
    services.catalog.mark_local(media.id, index.model.key()).await.map_err(retry)?;
    still_in_use(services, &index)
}
