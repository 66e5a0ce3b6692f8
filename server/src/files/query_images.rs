//! Pictures that were sent to search by: kept for a while, so that such a search is a link like any other.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use app::types::{LibraryId, QueryImageId};
use media::ContentHash;
use tempfile::NamedTempFile;

/// How many a library keeps; the oldest go first.
const KEPT: usize = 200;

/// The folder with the pictures that were searched by, a folder in it for each library.
#[derive(Clone, Debug)]
pub struct QueryImages {
    root: PathBuf,
}

impl QueryImages {
    /// The folder below the data folder `root`.
    pub fn new(root: &Path) -> Self {
        Self { root: root.join("queries") }
    }

    /// Keeps a picture's bytes and answers with its id.
    ///
    /// # Errors
    /// Whatever the file system says.
    pub fn keep(&self, library: LibraryId, bytes: &[u8]) -> io::Result<QueryImageId> {
        let id = ContentHash::of(bytes).to_string();
        let folder = self.folder(library);
        fs::create_dir_all(&folder)?;
        let mut file = NamedTempFile::new_in(&folder)?;
        file.write_all(bytes)?;
        file.persist(folder.join(&id)).map_err(|error| error.error)?;
        prune(&folder)?;
        id.parse().map_err(io::Error::other)
    }

    /// A kept picture's bytes.
    ///
    /// # Errors
    /// `NotFound` where it was never sent or has gone with age.
    pub fn read(&self, library: LibraryId, id: &QueryImageId) -> io::Result<Vec<u8>> {
        fs::read(self.folder(library).join(id.as_str()))
    }

    fn folder(&self, library: LibraryId) -> PathBuf {
        self.root.join(library.to_string())
    }
}

/// Removes the oldest files until [`KEPT`] are left.
fn prune(folder: &Path) -> io::Result<()> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        // Somebody else may be pruning too.
        if let Ok(about) = entry.metadata() {
            files.push((about.modified().unwrap_or(SystemTime::UNIX_EPOCH), entry.path()));
        }
    }
    files.sort_unstable();
    let surplus = files.len().saturating_sub(KEPT);
    for (_, path) in files.into_iter().take(surplus) {
        match fs::remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use uuid::Uuid;

    use super::*;

    #[test]
    fn only_the_newest_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let images = QueryImages::new(folder.path());
        let library = LibraryId(Uuid::nil());

        let ids: Vec<_> = (0..=KEPT).map(|n| images.keep(library, n.to_string().as_bytes()).unwrap()).collect();

        let left = ids.iter().filter(|id| images.read(library, id).is_ok()).count();
        assert_eq!(left, KEPT);
    }

    #[test]
    fn another_library_sees_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let images = QueryImages::new(folder.path());

        let id = images.keep(LibraryId(Uuid::nil()), b"bytes").unwrap();

        assert!(images.read(LibraryId(Uuid::max()), &id).is_err());
    }
}
