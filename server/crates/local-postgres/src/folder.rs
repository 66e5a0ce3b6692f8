//! The private folder around a cluster and the lock on it.

use std::{
    fs::{self, DirBuilder, File, Permissions, TryLockError},
    os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt},
    path::{Path, PathBuf},
};

use rustix::process::geteuid;

use crate::PostgresError;

/// A folder of mode 0700 that belongs to the calling user, locked for as long as this value lives.
///
/// The lock goes with the process that holds it, however that ends; children do not inherit it.
#[derive(Debug)]
pub(crate) struct Folder {
    path: PathBuf,
    _lock: File,
}

impl Folder {
    /// Creates the folder when it is missing, makes it private and locks it.
    ///
    /// # Errors
    /// `InUse` when it is locked already, `ForeignOwner` when it belongs to somebody else, `File` for the rest.
    pub(crate) fn open(dir: &Path) -> Result<Self, PostgresError> {
        DirBuilder::new().recursive(true).mode(0o700).create(dir).map_err(PostgresError::file("create", dir))?;
        let path = fs::canonicalize(dir).map_err(PostgresError::file("find", dir))?;
        make_private(&path)?;
        let lock_path = path.join("lock");
        let lock = File::create(&lock_path).map_err(PostgresError::file("create", &lock_path))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { path, _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(PostgresError::InUse { dir: path }),
            Err(TryLockError::Error(source)) => Err(PostgresError::file("lock", lock_path)(source)),
        }
    }

    /// The folder itself, absolute and without symbolic links.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The folder of the cluster, which may not exist yet.
    pub(crate) fn data(&self) -> PathBuf {
        self.path.join("data")
    }
}

/// Checks that `path` is a folder of the calling user and takes every permission of others away.
pub(crate) fn make_private(path: &Path) -> Result<(), PostgresError> {
    // Not followed: in a shared temporary directory a link could lead to a folder that somebody else chose.
    let metadata = fs::symlink_metadata(path).map_err(PostgresError::file("read", path))?;
    if !metadata.is_dir() || metadata.uid() != geteuid().as_raw() {
        let expected = "the user that runs this program, as a real folder";
        return Err(PostgresError::ForeignOwner { path: path.to_owned(), owner: metadata.uid(), expected });
    }
    if metadata.mode() & 0o777 != 0o700 {
        fs::set_permissions(path, Permissions::from_mode(0o700)).map_err(PostgresError::file("make private", path))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::*;

    #[test]
    fn second_lock_is_refused_until_the_first_is_gone() {
        let dir = tempfile::tempdir().unwrap();

        let first = Folder::open(dir.path()).unwrap();
        assert!(matches!(Folder::open(dir.path()), Err(PostgresError::InUse { .. })));
        drop(first);

        assert!(Folder::open(dir.path()).is_ok());
    }

    #[test]
    fn open_folder_becomes_private() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a/b");
        fs::create_dir_all(&path).unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o777)).unwrap();

        let _folder = Folder::open(&path).unwrap();

        assert_eq!(fs::metadata(&path).unwrap().mode() & 0o777, 0o700);
    }

    #[test]
    fn link_is_no_private_folder() {
        let dir = tempfile::tempdir().unwrap();
        let link = dir.path().join("link");
        std::os::unix::fs::symlink(dir.path(), &link).unwrap();

        assert!(matches!(make_private(&link), Err(PostgresError::ForeignOwner { .. })));
    }
}
