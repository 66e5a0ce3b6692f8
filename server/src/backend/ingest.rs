//! Takes a picture in: checked, hashed, stored, and queued for the indexer.

use std::io::{self, Read, Seek};
use std::time::Duration;

use app::types::{IndexState, MediaId, Viewer};
use app::{AppError, ErrorCode};
use bytes::Bytes;
use catalog::{Inserted, NewMedia};
use chrono::Utc;
use diesel_async::AsyncConnection;
use futures::{Stream, StreamExt, pin_mut};
use media::{ContentHash, Hasher, Picture, Thumbnail};
use tempfile::NamedTempFile;
use tokio::io::AsyncWriteExt;
use uuid::Uuid;

use super::error::{picture_error, storage_error, unexpected};
use super::{Unexpected, convert};
use crate::files::ThumbnailSize;
use crate::services::Services;
use crate::strings;
use crate::worker;

/// How long an upload that asked to wait does so before it is told how far the indexer got.
const PATIENCE: Duration = Duration::from_secs(60);

/// Bytes that arrived whole, not looked at yet.
pub struct Received {
    file: NamedTempFile,
    hash: ContentHash,
    bytes: u64,
}

/// What became of a picture that was taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ingested {
    /// Its id.
    pub id: MediaId,
    /// Whether the same bytes were there already.
    pub duplicate: bool,
}

impl Received {
    /// Stores a stream in a temporary file; stops as soon as there are too many bytes.
    ///
    /// # Errors
    /// [`ErrorCode::FileTooLarge`], [`ErrorCode::StorageFull`], or [`ErrorCode::InvalidRequest`] where the stream breaks.
    pub async fn from_stream<S, E>(services: &Services, stream: S) -> Result<Self, AppError>
    where
        S: Stream<Item = Result<Bytes, E>>,
        E: std::fmt::Display,
    {
        let limit = services.config.limits.max_file_bytes;
        let file = services.files.receive().map_err(storage_error)?;
        let mut writer = tokio::fs::File::from_std(file.reopen().map_err(storage_error)?);
        let mut hasher = Hasher::new();
        let mut bytes = 0;
        pin_mut!(stream);
        while let Some(chunk) = stream.next().await {
            let chunk = chunk.map_err(|error| {
                AppError::new(ErrorCode::InvalidRequest, strings::server_upload_broken(&error.to_string()))
            })?;
            bytes += chunk.len() as u64;
            if bytes > limit {
                return Err(too_large(limit));
            }
            hasher.update(&chunk);
            writer.write_all(&chunk).await.map_err(storage_error)?;
        }
        writer.flush().await.map_err(storage_error)?;
        Ok(Self { file, hash: hasher.finish(), bytes })
    }

    fn read(&mut self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::with_capacity(usize::try_from(self.bytes).unwrap_or(0));
        let file = self.file.as_file_mut();
        file.rewind()?;
        file.read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// The answer to a file above the limit.
pub fn too_large(limit: u64) -> AppError {
    let megabytes = limit / 1_000_000;
    AppError::new(ErrorCode::FileTooLarge, strings::server_file_too_large(&megabytes.to_string()))
}

/// A picture that was looked at and may be stored.
struct Checked {
    original: NamedTempFile,
    thumbnails: Vec<(ThumbnailSize, NamedTempFile)>,
    row: NewMedia,
}

/// Takes a picture into the viewer's library under a name that is only ever text.
///
/// When this returns, the picture is durable: files, row and jobs are there, or none of them.
///
/// # Errors
/// The reasons of [`picture_error`], and those of a full disk.
pub async fn ingest(
    services: &Services,
    viewer: &Viewer,
    name: &str,
    received: Received,
) -> Result<Ingested, AppError> {
    let library = viewer.library().0;
    let hash = received.hash;
    let known = services
        .catalog
        .media_by_hash(library, services.indexes.present().model.key(), *hash.as_bytes())
        .await
        .unexpected("looking for a duplicate")?;
    if let Some(media) = known {
        return Ok(Ingested { id: MediaId(media.id), duplicate: true });
    }

    let checked = check(services, library, media::clean_name(name), received).await?;
    let ingested = store(services, checked, hash).await?;
    services.changes.announce();
    Ok(ingested)
}

/// Decodes a picture and makes the thumbnails that it needs at once, off the async threads and only a few at a time.
async fn check(services: &Services, library: Uuid, name: String, mut received: Received) -> Result<Checked, AppError> {
    let limits = services.config.limits.picture();
    let files = services.files.clone();
    let work = move || {
        let bytes = received.read().map_err(storage_error)?;
        let picture = media::decode(&bytes, &limits).map_err(|error| picture_error(&error))?;
        let mut thumbnails = Vec::new();
        for size in ThumbnailSize::AT_ONCE {
            let Thumbnail { bytes, .. } = picture.thumbnail(size.side()).map_err(|error| picture_error(&error))?;
            thumbnails.push((size, files.prepare(&bytes).map_err(storage_error)?));
        }
        let row = new_row(library, name, &received, &picture);
        Ok(Checked { original: received.file, thumbnails, row })
    };
    services.decoding.background(work).await.unexpected("decoding")?
}

fn new_row(library: Uuid, name: String, received: &Received, picture: &Picture) -> NewMedia {
    let colours = picture.colours();
    NewMedia {
        id: Uuid::now_v7(),
        library_id: library,
        blake3: *received.hash.as_bytes(),
        name,
        media_type: picture.kind().media_type().to_owned(),
        bytes: received.bytes,
        width: picture.width(),
        height: picture.height(),
        taken_at: picture.taken_at(),
        uploaded_at: Utc::now(),
        colours: colours.iter().map(|colour| catalog::Colour { hex: colour.hex(), share: colour.share }).collect(),
        place: picture.place().unwrap_or_default().to_owned(),
    }
}

/// Puts files, row and jobs in place together.
///
/// The lock on the hash keeps a deletion of the same bytes from another library out until the row is visible.
async fn store(services: &Services, checked: Checked, hash: ContentHash) -> Result<Ingested, AppError> {
    let files = services.files.clone();
    let id = checked.row.id;
    let Checked { original, thumbnails, row } = checked;
    let place = move || -> io::Result<()> {
        for (size, file) in thumbnails {
            files.place_thumbnail(file, &hash, size)?;
        }
        files.place_original(original, &hash)
    };

    let mut connection = services.catalog.connection().await.unexpected("reaching the database")?;
    connection
        .transaction::<_, StoreError, _>(async move |connection| {
            catalog::lock_hash(connection, hash.as_bytes()).await?;
            if let Inserted::Duplicate(id) = catalog::insert_media(connection, &row).await? {
                return Ok(Ingested { id: MediaId(id), duplicate: true });
            }
            jobs::enqueue(connection, &[worker::embed_job(row.library_id, id)]).await?;
            tokio::task::spawn_blocking(place).await.map_err(io::Error::other)??;
            Ok(Ingested { id: MediaId(id), duplicate: false })
        })
        .await
        .map_err(|error| match error {
            StoreError::Files(error) => storage_error(error),
            other => unexpected(&other, "storing a picture"),
        })
}

/// Why a picture could not be put in its place.
#[derive(Debug, thiserror::Error)]
enum StoreError {
    #[error("the files cannot be written")]
    Files(#[from] io::Error),
    #[error("the database refused the transaction")]
    Database(#[from] diesel::result::Error),
    #[error("the picture cannot be recorded")]
    Catalog(#[from] catalog::CatalogError),
    #[error("the picture cannot be queued")]
    Queue(#[from] jobs::JobsError),
}

/// Waits until the indexer is done with a picture, or patience runs out; answers how far it is.
///
/// # Errors
/// [`ErrorCode::NotFound`] where the picture is deleted meanwhile.
pub async fn await_indexed(services: &Services, viewer: &Viewer, id: MediaId) -> Result<IndexState, AppError> {
    let mut changes = services.changes.listen();
    let deadline = tokio::time::Instant::now() + PATIENCE;
    loop {
        let media = services
            .catalog
            .media(viewer.library().0, services.indexes.present().model.key(), id.0)
            .await
            .unexpected("loading a picture")?
            .ok_or_else(AppError::not_found)?;
        let state = convert::index_state(&media);
        let settled = matches!(state, IndexState::Ready | IndexState::Failed);
        if settled || tokio::time::timeout_at(deadline, changes.changed()).await.is_err() {
            return Ok(state);
        }
    }
}
