//! One picture: its facts, its original, its thumbnails.

use std::path::PathBuf;

use app::AppError;
use app::types::{MediaDetail, MediaId, Viewer};
use catalog::Media;
use media::{ContentHash, Kind};

use super::error::{picture_error, storage_error};
use super::{Unexpected, convert};
use crate::files::ThumbnailSize;
use crate::services::Services;

/// The facts and state of one picture.
pub async fn detail(services: &Services, viewer: &Viewer, id: MediaId) -> Result<MediaDetail, AppError> {
    let media = load(services, viewer, id).await?;
    Ok(convert::detail(&media))
}

/// An original on disk.
pub struct Original {
    /// Where its bytes are.
    pub path: PathBuf,
    /// Its media type, found by its content.
    pub media_type: String,
    /// The name it came with.
    pub name: String,
    /// BLAKE3 of its bytes, which never change under this id.
    pub hash: ContentHash,
}

/// Where the original of a picture is.
///
/// # Errors
/// [`app::ErrorCode::NotFound`].
pub async fn original(services: &Services, viewer: &Viewer, id: MediaId) -> Result<Original, AppError> {
    let media = load(services, viewer, id).await?;
    let hash = ContentHash::from(media.blake3);
    Ok(Original { path: services.files.original(&hash), media_type: media.media_type, name: media.name, hash })
}

/// A thumbnail in memory; they are small.
pub struct Thumbnail {
    /// The encoded picture.
    pub bytes: Vec<u8>,
    /// Its media type.
    pub media_type: &'static str,
    /// BLAKE3 of the original's bytes.
    pub hash: ContentHash,
}

/// A thumbnail of a picture, made again from the original where it is lost.
///
/// # Errors
/// [`app::ErrorCode::NotFound`].
pub async fn thumbnail(
    services: &Services,
    viewer: &Viewer,
    id: MediaId,
    size: ThumbnailSize,
) -> Result<Thumbnail, AppError> {
    let media = load(services, viewer, id).await?;
    let hash = ContentHash::from(media.blake3);
    let bytes = match tokio::fs::read(services.files.thumbnail(&hash, size)).await {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => remake(services, hash, size).await?,
        Err(error) => return Err(storage_error(error)),
    };
    let media_type = Kind::sniff(&bytes).map_or("application/octet-stream", Kind::media_type);
    Ok(Thumbnail { bytes, media_type, hash })
}

async fn remake(services: &Services, hash: ContentHash, size: ThumbnailSize) -> Result<Vec<u8>, AppError> {
    let _permit = services.decoding.acquire().await.unexpected("waiting to decode")?;
    let (files, limits) = (services.files.clone(), services.config.limits.picture());
    let work = move || {
        let original = std::fs::read(files.original(&hash)).map_err(storage_error)?;
        let picture = media::decode(&original, &limits).map_err(|error| picture_error(&error))?;
        let thumbnail = picture.thumbnail(size.side()).map_err(|error| picture_error(&error))?;
        let file = files.prepare(&thumbnail.bytes).map_err(storage_error)?;
        files.place_thumbnail(file, &hash, size).map_err(storage_error)?;
        Ok(thumbnail.bytes)
    };
    tokio::task::spawn_blocking(work).await.unexpected("making a thumbnail")?
}

async fn load(services: &Services, viewer: &Viewer, id: MediaId) -> Result<Media, AppError> {
    services
        .catalog
        .media(viewer.library().0, services.indexes.present().model.key(), id.0)
        .await
        .unexpected("loading a picture")?
        .ok_or_else(AppError::not_found)
}
