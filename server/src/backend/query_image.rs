//! Pictures that are searched by and do not enter the library.

use app::types::{QueryImageId, Viewer};
use app::{AppError, ErrorCode};
use inference::Lane;
use media::Kind;

use super::Unexpected;
use super::error::{inference_error, picture_error, storage_error};
use super::{Ingested, Received};
use crate::models::Model;
use crate::services::Services;
use crate::strings;

/// Keeps a picture to search by, so that the search is a link like any other.
///
/// # Errors
/// The reasons of [`picture_error`], and those of a full disk.
pub async fn keep_query_image(services: &Services, viewer: &Viewer, bytes: Vec<u8>) -> Result<QueryImageId, AppError> {
    let (images, library) = (services.query_images.clone(), viewer.library());
    let limits = services.config.limits.picture();
    let work = move || {
        media::decode(&bytes, &limits).map_err(|error| picture_error(&error))?;
        images.keep(library, &bytes).map_err(storage_error)
    };
    services.decoding.urgent(work).await.unexpected("keeping a picture to search by")?
}

/// A kept picture with its media type.
///
/// # Errors
/// [`ErrorCode::NotFound`] where it was never sent or has gone with age.
pub async fn query_image(
    services: &Services,
    viewer: &Viewer,
    id: &QueryImageId,
) -> Result<(Vec<u8>, &'static str), AppError> {
    let (images, library, id) = (services.query_images.clone(), viewer.library(), id.clone());
    let bytes = tokio::task::spawn_blocking(move || images.read(library, &id))
        .await
        .unexpected("reading a picture to search by")?
        .map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => AppError::new(ErrorCode::NotFound, strings::server_example_gone()),
            _ => storage_error(error),
        })?;
    let media_type = Kind::sniff(&bytes).map_or("application/octet-stream", Kind::media_type);
    Ok((bytes, media_type))
}

/// Takes a kept picture into the library. What it was called is not kept; its kind is its name.
///
/// # Errors
/// Those of [`query_image`] and of [`ingest`](super::ingest()).
pub async fn add_query_image(services: &Services, viewer: &Viewer, id: &QueryImageId) -> Result<Ingested, AppError> {
    let (bytes, media_type) = query_image(services, viewer, id).await?;
    let name = media_type.replace('/', ".");
    let chunks = futures::stream::iter([Ok::<_, std::io::Error>(bytes.into())]);
    let received = Received::from_stream(services, chunks).await?;
    super::ingest(services, viewer, &name, received).await
}

/// The embedding of a kept picture.
pub(super) async fn embed(
    services: &Services,
    model: &Model,
    viewer: &Viewer,
    id: &QueryImageId,
) -> Result<Vec<f32>, AppError> {
    let (bytes, _) = query_image(services, viewer, id).await?;
    let (preparing, limits) = (model.clone(), services.config.limits.picture());
    let work = move || {
        let picture = media::decode(&bytes, &limits).map_err(|error| picture_error(&error))?;
        Ok(preparing.pixels(&picture.rgb()))
    };
    let pixels = services.decoding.urgent(work).await.unexpected("decoding")??;
    model.embed_pixels(pixels, Lane::Query).await.map_err(inference_error)
}
