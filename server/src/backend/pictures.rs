//! One picture: its facts, its original, its thumbnails.

use std::path::PathBuf;

use app::AppError;
use app::types::{MOST_AT_ONCE, MediaDetail, MediaId, Viewer};
use catalog::Media;
use media::{ContentHash, Kind, Limits};

use super::describe::invalid;
use super::error::{picture_error, storage_error};
use super::{Unexpected, captions, convert};
use crate::files::{Files, ThumbnailSize};
use crate::services::Services;
use crate::strings;

/// The pictures that a request names.
///
/// # Errors
/// [`app::ErrorCode::InvalidRequest`] where there are more than [`MOST_AT_ONCE`], or one of them is no id.
pub fn named(ids: &[String]) -> Result<Vec<MediaId>, AppError> {
    if ids.len() > MOST_AT_ONCE {
        return Err(invalid(strings::server_too_many_ids(&MOST_AT_ONCE.to_string())));
    }
    let ids = ids.iter().map(|id| id.parse()).collect::<Result<Vec<MediaId>, _>>();
    ids.map_err(|_| invalid(strings::server_ids_wanted().to_owned()))
}

/// The facts and state of one picture; one in the trash has none to show.
pub async fn detail(services: &Services, viewer: &Viewer, id: MediaId) -> Result<MediaDetail, AppError> {
    let media = load(services, viewer, id).await?;
    let beside = services.catalog.beside(media.library_id, media.id).await.unexpected("looking beside a picture")?;
    let said = services.catalog.captions(media.library_id, media.id).await.unexpected("reading captions")?;
    let model = captions::model(services).await?.ok();
    let describing =
        services.catalog.is_being_described(media.library_id, media.id).await.unexpected("looking for jobs")?;
    Ok(convert::detail(&media, beside, &said, model.as_deref(), describing))
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

/// Where the original of a picture is, be it in the trash.
///
/// # Errors
/// [`app::ErrorCode::NotFound`].
pub async fn original(services: &Services, viewer: &Viewer, id: MediaId) -> Result<Original, AppError> {
    let media = load_anywhere(services, viewer, id).await?;
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

/// A thumbnail of a picture, be it in the trash, made where it is not there: nobody wanted this size yet, or it is lost.
///
/// # Errors
/// [`app::ErrorCode::NotFound`].
pub async fn thumbnail(
    services: &Services,
    viewer: &Viewer,
    id: MediaId,
    size: ThumbnailSize,
) -> Result<Thumbnail, AppError> {
    let media = load_anywhere(services, viewer, id).await?;
    let hash = ContentHash::from(media.blake3);
    let bytes = match tokio::fs::read(services.files.thumbnail(&hash, size)).await {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => make(services, hash, size).await?,
        Err(error) => return Err(storage_error(error)),
    };
    let media_type = Kind::sniff(&bytes).map_or("application/octet-stream", Kind::media_type);
    Ok(Thumbnail { bytes, media_type, hash })
}

/// Who asks at the same time makes it as well, and the last one's file stays.
async fn make(services: &Services, hash: ContentHash, size: ThumbnailSize) -> Result<Vec<u8>, AppError> {
    let (files, limits) = (services.files.clone(), services.config.limits.picture());
    let work = move || {
        let bytes = match of_large(&files, &hash, size, &limits) {
            Some(bytes) => bytes,
            None => of_original(&files, &hash, size, &limits)?,
        };
        let file = files.prepare(&bytes).map_err(storage_error)?;
        files.place_thumbnail(file, &hash, size).map_err(storage_error)?;
        if !files.original(&hash).exists() {
            // The picture was removed meanwhile, perhaps before this was in its place.
            files.remove_thumbnail(&hash, size).map_err(storage_error)?;
        }
        Ok(bytes)
    };
    services.decoding.urgent(work).await.unexpected("making a thumbnail")?
}

/// From the large thumbnail, which takes a fraction of the time; `None` where there is none that is larger and can be read.
fn of_large(files: &Files, hash: &ContentHash, size: ThumbnailSize, limits: &Limits) -> Option<Vec<u8>> {
    if size == ThumbnailSize::Large {
        return None;
    }
    let large = std::fs::read(files.thumbnail(hash, ThumbnailSize::Large)).ok()?;
    let picture = media::decode(&large, limits).ok()?;
    if picture.width().max(picture.height()) <= size.side() {
        // To write it once more could only make it worse.
        return Some(large);
    }
    Some(picture.thumbnail(size.side()).ok()?.bytes)
}

fn of_original(files: &Files, hash: &ContentHash, size: ThumbnailSize, limits: &Limits) -> Result<Vec<u8>, AppError> {
    let original = std::fs::read(files.original(hash)).map_err(storage_error)?;
    let picture = media::decode(&original, limits).map_err(|error| picture_error(&error))?;
    Ok(picture.thumbnail(size.side()).map_err(|error| picture_error(&error))?.bytes)
}

async fn load(services: &Services, viewer: &Viewer, id: MediaId) -> Result<Media, AppError> {
    find(services, viewer, id).await?.ok_or_else(AppError::not_found)
}

/// The same in the library or its trash, which shows what can be restored.
async fn load_anywhere(services: &Services, viewer: &Viewer, id: MediaId) -> Result<Media, AppError> {
    if let Some(media) = find(services, viewer, id).await? {
        return Ok(media);
    }
    let index = services.indexes.present();
    let trashed = services.catalog.media_in_trash(viewer.library().0, index.model.key(), id.0).await;
    trashed.unexpected("loading a picture in the trash")?.ok_or_else(AppError::not_found)
}

async fn find(services: &Services, viewer: &Viewer, id: MediaId) -> Result<Option<Media>, AppError> {
    services
        .catalog
        .media(viewer.library().0, services.indexes.present().model.key(), id.0)
        .await
        .unexpected("loading a picture")
}
