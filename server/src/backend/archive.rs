//! Originals packed together, for downloads of several pictures at once.

mod names;
mod packer;

use std::collections::HashMap;
use std::io;

use app::AppError;
use app::types::{MediaId, Viewer};
use bytes::Bytes;
use catalog::Media;
use chrono::Local;
use futures::StreamExt;
use futures::stream::BoxStream;
use media::ContentHash;
use zip::DateTime;

use self::names::Names;
use self::packer::{Entry, Packer};
use super::Unexpected;
use crate::services::Services;

/// A zip of what there is of `ids` in the viewer's library, in their order, each once and under the name it came with.
///
/// It is made while it is read. Where an original cannot be read, which is logged, it ends with an error, so that nobody takes it
/// for whole.
///
/// # Errors
/// [`app::ErrorCode::NotFound`] where none of the pictures is there.
pub async fn archive(
    services: &Services,
    viewer: &Viewer,
    ids: &[MediaId],
) -> Result<BoxStream<'static, io::Result<Bytes>>, AppError> {
    let wanted: Vec<_> = ids.iter().map(|id| id.0).collect();
    let found = services
        .catalog
        .media_many(viewer.library().0, services.indexes.present().model.key(), &wanted)
        .await
        .unexpected("loading pictures")?;
    let mut found: HashMap<_, _> = found.into_iter().map(|media| (media.id, media)).collect();
    // Those that are found are taken out, so what is named twice is packed once.
    let pictures = wanted.iter().filter_map(|id| found.remove(id));
    let mut names = Names::default();
    let entries: Vec<_> = pictures.map(|media| entry(services, &media, names.take(&media.name))).collect();
    if entries.is_empty() {
        return Err(AppError::not_found());
    }
    Ok(Packer::new(entries).into_stream().boxed())
}

fn entry(services: &Services, media: &Media, name: String) -> Entry {
    Entry {
        id: MediaId(media.id),
        name,
        path: services.files.original(&ContentHash::from(media.blake3)),
        bytes: media.bytes,
        modified: modified(media),
    }
}

/// When a picture was taken, or else uploaded. Archives know local time only, and nothing before 1980, which they call 1980.
fn modified(media: &Media) -> DateTime {
    let time = media.taken_at.unwrap_or_else(|| media.uploaded_at.with_timezone(&Local).naive_local());
    DateTime::try_from(time).unwrap_or_default()
}
