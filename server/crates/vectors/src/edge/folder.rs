//! Where the spaces lie: `<root>/<key>/lock` beside `<root>/<key>/shard`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::lock::Lock;
use crate::{VectorError, space};

pub(super) const LOCK_FILE: &str = "lock";
pub(super) const SHARD_FOLDER: &str = "shard";

/// No key contains it: what starts with it is on its way out.
const REMOVED: &str = "~";

/// Creates the folder of a space with all its parents.
pub(super) fn create(root: &Path, key: &str) -> Result<PathBuf, VectorError> {
    let folder = root.join(key);
    let shard = folder.join(SHARD_FOLDER);
    fs::create_dir_all(&shard).map_err(|source| io_error(&shard, source))?;
    Ok(folder)
}

/// Removes every space below `root` but the one of `key`, and answers their models.
pub(super) fn remove_others(root: &Path, key: &str) -> Result<Vec<String>, VectorError> {
    let mut models = Vec::new();
    for entry in fs::read_dir(root).map_err(|source| io_error(root, source))? {
        let folder = entry.map_err(|source| io_error(root, source))?.path();
        let Some(name) = folder.file_name().and_then(|name| name.to_str()) else { continue };
        if name.strip_prefix(REMOVED).and_then(space::decode).is_some() {
            // A removal that did not come to its end.
            fs::remove_dir_all(&folder).map_err(|source| io_error(&folder, source))?;
        } else if name != key
            && let Some(model) = space::decode(name)
            && folder.join(LOCK_FILE).is_file()
            && remove(root, name)?
        {
            models.push(model);
        }
    }
    Ok(models)
}

/// Removes one space, or answers false if somebody uses it.
fn remove(root: &Path, key: &str) -> Result<bool, VectorError> {
    let folder = root.join(key);
    let _lock = match Lock::acquire(&folder) {
        Ok(lock) => lock,
        Err(VectorError::InUse { .. }) => return Ok(false),
        Err(error) => return Err(error),
    };
    // Renamed first, so that no crash leaves half a shard under a name that is opened.
    let removed = root.join(format!("{REMOVED}{key}"));
    if removed.exists() {
        fs::remove_dir_all(&removed).map_err(|source| io_error(&removed, source))?;
    }
    fs::rename(&folder, &removed).map_err(|source| io_error(&folder, source))?;
    fs::remove_dir_all(&removed).map_err(|source| io_error(&removed, source))?;
    Ok(true)
}

/// Says which path could not be used.
pub(super) fn io_error(path: &Path, source: io::Error) -> VectorError {
    VectorError::Io { path: path.to_path_buf(), source }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::*;

    #[test]
    fn what_is_not_a_space_is_never_removed() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("photos")).unwrap();
        fs::write(root.path().join("notes"), "mine").unwrap();
        fs::create_dir_all(root.path().join("old/shard")).unwrap();
        fs::write(root.path().join("old/lock"), "").unwrap();
        fs::create_dir_all(root.path().join("~older/shard")).unwrap();

        assert_eq!(remove_others(root.path(), "new").unwrap(), ["old"]);

        let mut left: Vec<_> = fs::read_dir(root.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["notes", "photos"]);
    }

    #[test]
    fn a_space_in_use_is_left_alone() {
        let root = tempfile::tempdir().unwrap();
        let folder = create(root.path(), "used").unwrap();
        let _lock = Lock::acquire(&folder).unwrap();

        assert!(remove_others(root.path(), "new").unwrap().is_empty());

        assert!(folder.join(SHARD_FOLDER).is_dir());
    }
}
