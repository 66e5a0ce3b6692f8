//! A file that is coming in.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::Path,
    sync::Arc,
};

use tokio::task::spawn_blocking;

use crate::{error::HubError, layout::Place, lock::Lock};

/// What has come of a file, with the right to add to it.
///
/// The work on the disk goes on to its end when the caller stops waiting, and the lock is held as long: otherwise a new pull
/// could begin to write while the last piece of the old one is still on its way.
pub(crate) struct Part {
    shared: Arc<Shared>,
    length: u64,
}

struct Shared {
    file: File,
    place: Place,
    _lock: Lock,
}

/// Returns the part that is at this place, or `None` if the whole file is there already.
pub(crate) async fn open(place: Place, size: u64) -> Result<Option<Part>, HubError> {
    let lock = Lock::acquire(&place.lock).await?;
    let path = place.blob.clone();
    blocking(&path, move || {
        if place.adopt()? {
            return Ok(None);
        }
        if let Some(blobs) = place.part.parent() {
            fs::create_dir_all(blobs)?;
        }
        let file = OpenOptions::new().create(true).append(true).open(&place.part)?;
        let mut length = file.metadata()?.len();
        // It is of something else.
        if length > size {
            file.set_len(0)?;
            length = 0;
        }
        Ok(Some(Part { shared: Arc::new(Shared { file, place, _lock: lock }), length }))
    })
    .await
}

impl Part {
    /// How many bytes have come.
    pub(crate) fn length(&self) -> u64 {
        self.length
    }

    /// Adds what has come next.
    pub(crate) async fn append(&mut self, bytes: Vec<u8>) -> Result<(), HubError> {
        if bytes.is_empty() {
            return Ok(());
        }
        let (shared, length) = (Arc::clone(&self.shared), bytes.len() as u64);
        blocking(&self.shared.place.part, move || (&shared.file).write_all(&bytes)).await?;
        self.length += length;
        Ok(())
    }

    /// Throws away what has come.
    pub(crate) async fn restart(&mut self) -> Result<(), HubError> {
        let shared = Arc::clone(&self.shared);
        blocking(&self.shared.place.part, move || shared.file.set_len(0)).await?;
        self.length = 0;
        Ok(())
    }

    /// Lets the whole file be seen, or removes it if it is not what it should be. Returns whether it is.
    pub(crate) async fn publish(self) -> Result<bool, HubError> {
        let shared = Arc::clone(&self.shared);
        blocking(&self.shared.place.blob, move || {
            // Without it, a power cut could leave the name of a hash on a file of zeros.
            shared.file.sync_all()?;
            shared.place.publish()
        })
        .await
    }
}

/// Runs what takes long on the disk where it keeps nobody waiting.
async fn blocking<T: Send + 'static>(
    path: &Path,
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> Result<T, HubError> {
    spawn_blocking(work).await.unwrap_or_else(|error| Err(io::Error::other(error))).map_err(HubError::io(path))
}
