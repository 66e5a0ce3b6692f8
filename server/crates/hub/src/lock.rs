//! One download of a file at a time, whoever makes it.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, ErrorKind},
    os::unix::fs::MetadataExt,
    path::Path,
    time::Duration,
};

use tokio::time::sleep;

use crate::error::HubError;

/// How often somebody else's lock is tried.
const PAUSE: Duration = Duration::from_millis(250);

/// A lock that is held until it is dropped or the program ends. huggingface_hub takes the same ones.
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    /// Waits until nobody else holds the lock.
    pub(crate) async fn acquire(path: &Path) -> Result<Self, HubError> {
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(HubError::io(parent))?;
        }
        let mut waits = false;
        loop {
            if let Some(lock) = Self::attempt(path).map_err(HubError::io(path))? {
                return Ok(lock);
            }
            if !waits {
                tracing::info!(lock = %path.display(), "another program is fetching the same file: waiting for it");
                waits = true;
            }
            sleep(PAUSE).await;
        }
    }

    fn attempt(path: &Path) -> io::Result<Option<Self>> {
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            // A network disk without locks. Two downloads at a time would spoil each other there, which the hash shows.
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {
                tracing::warn!(lock = %path.display(), "the disk knows no locks: fetch one checkpoint at a time");
            }
            Err(TryLockError::Error(error)) => return Err(error),
        }
        // Whoever held it may have removed it at the end; then the next program would lock another file than this one.
        let is_the_same =
            fs::metadata(path).is_ok_and(|there| file.metadata().is_ok_and(|ours| ours.ino() == there.ino()));
        Ok(is_the_same.then_some(Self { _file: file }))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use std::{path::PathBuf, pin::pin};

    use futures::poll;
    use tempfile::{TempDir, tempdir};

    use super::*;

    fn held() -> (TempDir, PathBuf, File) {
        let folder = tempdir().unwrap();
        let path = folder.path().join("lock");
        let held = File::create(&path).unwrap();
        held.lock().unwrap();
        (folder, path, held)
    }

    #[tokio::test]
    async fn lock_of_somebody_else_is_waited_for() {
        let (_folder, path, held) = held();
        let mut waiting = pin!(Lock::acquire(&path));

        assert!(poll!(&mut waiting).is_pending());
        drop(held);

        let ours = waiting.await.unwrap();
        assert!(Lock::attempt(&path).unwrap().is_none());
        drop(ours);
        assert!(Lock::attempt(&path).unwrap().is_some());
    }

    #[tokio::test]
    async fn lock_that_its_holder_removes_is_made_anew() {
        let (_folder, path, held) = held();
        let mut waiting = pin!(Lock::acquire(&path));
        assert!(poll!(&mut waiting).is_pending());

        fs::remove_file(&path).unwrap();
        drop(held);

        let _ours = waiting.await.unwrap();
        assert!(Lock::attempt(&path).unwrap().is_none(), "others lock another file");
    }
}
