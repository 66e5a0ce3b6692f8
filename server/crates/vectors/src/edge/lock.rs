//! One opener for each space: Qdrant's own lock comes only after it has opened files, and a second opener damages them.

use std::fs::{File, OpenOptions};
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use rustix::fs::{FlockOperation, flock};
use rustix::io::Errno;

use super::folder::{LOCK_FILE, io_error};
use crate::VectorError;

/// An exclusive lock on a space, held until it is dropped or the process dies.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Locks the space in `folder`, which exists, or answers [`VectorError::InUse`] at once.
    pub(super) fn acquire(folder: &Path) -> Result<Self, VectorError> {
        let path = folder.join(LOCK_FILE);
        let in_use = || VectorError::InUse { path: folder.to_path_buf() };
        let file = OpenOptions::new()
            .create(true)
            .write(true)
            .truncate(false)
            .open(&path)
            .map_err(|source| io_error(&path, source))?;
        match flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => {}
            Err(Errno::WOULDBLOCK) => return Err(in_use()),
            Err(errno) => return Err(io_error(&path, errno.into())),
        }
        // Between open and lock the space may have been removed: then this is the lock of a ghost.
        let held = file.metadata().map_err(|source| io_error(&path, source))?;
        match path.metadata() {
            Ok(named) if (named.dev(), named.ino()) == (held.dev(), held.ino()) => Ok(Self { _file: file }),
            _ => Err(in_use()),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::*;

    #[test]
    fn a_lock_is_exclusive_until_it_is_dropped() {
        let folder = tempfile::tempdir().unwrap();

        let first = Lock::acquire(folder.path()).unwrap();
        assert!(matches!(Lock::acquire(folder.path()), Err(VectorError::InUse { .. })));
        drop(first);

        assert!(Lock::acquire(folder.path()).is_ok());
    }
}
