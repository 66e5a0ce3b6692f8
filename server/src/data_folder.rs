//! The folder that everything is kept in, and the lock that gives it to one process.

mod error;
mod lock;

use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

pub use error::DataFolderError;
pub use lock::holder;

use crate::config::DataConfig;
use lock::Lock;

/// What lies in the folder.
const FOLDERS: [&str; 6] = ["originals", "thumbnails", "incoming", "queries", "vectors", "postgres"];

/// A data folder that belongs to this process as long as the value lives.
#[derive(Debug)]
pub struct DataFolder {
    path: PathBuf,
    _lock: Lock,
}

impl DataFolder {
    /// Takes the folder for this process and makes what is missing in it, readable by its owner alone.
    ///
    /// Nothing in a folder of another process is touched.
    ///
    /// # Errors
    /// [`DataFolderError`].
    pub fn open(config: &DataConfig) -> Result<Self, DataFolderError> {
        let path = config.folder.clone();
        create(&path)?;
        let lock = Lock::take(&path)?;
        for name in FOLDERS {
            create(&path.join(name))?;
        }
        Ok(Self { path, _lock: lock })
    }

    /// The folder itself.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What Qdrant Edge keeps.
    pub fn vectors(&self) -> PathBuf {
        vectors(&self.path)
    }

    /// What the private Postgres cluster keeps.
    pub fn postgres(&self) -> PathBuf {
        self.path.join("postgres")
    }
}

/// What Qdrant Edge keeps in the data folder at `path`.
pub fn vectors(path: &Path) -> PathBuf {
    path.join("vectors")
}

/// Creates a folder for its owner alone; one that exists keeps the permissions that somebody gave it.
fn create(path: &Path) -> Result<(), DataFolderError> {
    match DirBuilder::new().recursive(true).mode(0o700).create(path) {
        Ok(()) => Ok(()),
        Err(_) if fs::metadata(path).is_ok_and(|there| !there.is_dir()) => {
            Err(DataFolderError::NotAFolder { path: path.to_owned() })
        }
        Err(source) => Err(not_created(path, source)),
    }
}

/// A path through a file is told apart, because "Not a directory" leaves open which part of it is meant.
fn not_created(path: &Path, source: io::Error) -> DataFolderError {
    let file = path.ancestors().skip(1).find(|above| fs::metadata(above).is_ok_and(|there| !there.is_dir()));
    match file {
        Some(file) => DataFolderError::NotAFolder { path: file.to_owned() },
        None => DataFolderError::NotCreated { path: path.to_owned(), source },
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use std::os::unix::fs::MetadataExt;

    use super::*;

    fn at(folder: impl Into<PathBuf>) -> DataConfig {
        DataConfig { folder: folder.into(), settings_file: None }
    }

    #[test]
    fn a_missing_folder_is_made_for_its_owner_alone() {
        let parent = tempfile::tempdir().unwrap();
        let path = parent.path().join("a/b");

        let folder = DataFolder::open(&at(&path)).unwrap();

        for made in FOLDERS.map(|name| path.join(name)).iter().chain([&path]) {
            assert_eq!(fs::metadata(made).unwrap().mode() & 0o777, 0o700, "{}", made.display());
        }
        assert_eq!((folder.vectors(), folder.postgres()), (path.join("vectors"), path.join("postgres")));
    }

    #[test]
    fn a_second_opener_is_refused_and_touches_nothing() {
        let parent = tempfile::tempdir().unwrap();
        let first = DataFolder::open(&at(parent.path())).unwrap();
        fs::remove_dir(first.vectors()).unwrap();

        let problem = DataFolder::open(&at(parent.path())).unwrap_err();

        assert!(
            matches!(problem, DataFolderError::InUse { process: Some(process), .. } if process == std::process::id())
        );
        assert!(problem.to_string().contains("another Media Search (process"), "{problem}");
        assert!(!first.vectors().exists());
        assert_eq!(holder(parent.path()), Some(std::process::id()));
    }

    #[test]
    fn a_folder_is_free_again_when_its_owner_is_gone() {
        let parent = tempfile::tempdir().unwrap();

        drop(DataFolder::open(&at(parent.path())).unwrap());

        assert_eq!(holder(parent.path()), None);
        assert!(DataFolder::open(&at(parent.path())).is_ok());
    }

    #[test]
    fn a_file_is_no_folder() {
        let parent = tempfile::tempdir().unwrap();
        let file = parent.path().join("file");
        fs::write(&file, "").unwrap();

        for path in [file.clone(), file.join("below/it")] {
            let problem = DataFolder::open(&at(path)).unwrap_err();
            assert!(matches!(problem, DataFolderError::NotAFolder { path } if path == file));
        }
    }

    #[test]
    fn a_folder_that_cannot_be_made_or_written_is_named() {
        // Not even root may create something in /proc.
        assert!(matches!(DataFolder::open(&at("/proc/pictures")), Err(DataFolderError::NotCreated { .. })));
        assert!(matches!(DataFolder::open(&at("/proc")), Err(DataFolderError::NotWritable { .. })));
    }
}
