//! Whole folders: listing, copying, comparing, changing places.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, RenameFlags, renameat_with};

/// Every file below `folder`, relative to it and sorted; none where there is no such folder.
///
/// # Errors
/// Where a folder cannot be read.
pub fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut waiting = vec![PathBuf::new()];
    while let Some(inner) = waiting.pop() {
        let entries = match fs::read_dir(folder.join(&inner)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            entries => entries?,
        };
        for entry in entries {
            let entry = entry?;
            let list = if entry.file_type()?.is_dir() { &mut waiting } else { &mut found };
            list.push(inner.join(entry.file_name()));
        }
    }
    found.sort();
    Ok(found)
}

/// Copies every file below `from` to the same place below `to`.
///
/// # Errors
/// Where a file cannot be read or written.
pub fn copy(from: &Path, to: &Path) -> io::Result<()> {
    for file in files(from)? {
        let target = to.join(&file);
        fs::create_dir_all(target.parent().unwrap_or(to))?;
        fs::copy(from.join(&file), target)?;
    }
    Ok(())
}

/// Whether both folders hold the same files with the same bytes.
///
/// # Errors
/// Where a file cannot be read.
pub fn equal(one: &Path, other: &Path) -> io::Result<bool> {
    let names = files(one)?;
    if names != files(other)? {
        return Ok(false);
    }
    for name in names {
        if fs::read(one.join(&name))? != fs::read(other.join(&name))? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Puts the folder `fresh` in the place of `old` in one step, so that no reader meets a half-made one, and removes what
/// was there.
///
/// # Errors
/// Where the file system refuses.
pub fn replace(old: &Path, fresh: &Path) -> io::Result<()> {
    if !old.exists() {
        return fs::rename(fresh, old);
    }
    renameat_with(CWD, old, CWD, fresh, RenameFlags::EXCHANGE)?;
    fs::remove_dir_all(fresh)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder_with(files: &[(&str, &str)]) -> io::Result<tempfile::TempDir> {
        let folder = tempfile::tempdir()?;
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap_or(folder.path()))?;
            fs::write(path, text)?;
        }
        Ok(folder)
    }

    #[test]
    fn a_copy_is_equal() -> io::Result<()> {
        let original = folder_with(&[("a.txt", "a"), ("fonts/b.txt", "b")])?;
        let target = tempfile::tempdir()?;

        copy(original.path(), target.path())?;

        assert!(equal(original.path(), target.path())?);
        Ok(())
    }

    #[test]
    fn other_bytes_and_other_names_are_not_equal() -> io::Result<()> {
        let one = folder_with(&[("a.txt", "a")])?;

        assert!(!equal(one.path(), folder_with(&[("a.txt", "b")])?.path())?);
        assert!(!equal(one.path(), folder_with(&[("b.txt", "a")])?.path())?);
        assert!(!equal(one.path(), folder_with(&[("a.txt", "a"), ("b.txt", "b")])?.path())?);
        Ok(())
    }

    #[test]
    fn a_folder_that_is_not_there_holds_nothing() -> io::Result<()> {
        assert!(files(Path::new("no/such/folder"))?.is_empty());
        Ok(())
    }

    #[test]
    fn replacing_leaves_one_folder() -> io::Result<()> {
        let both = folder_with(&[("old/a.txt", "old"), ("fresh/a.txt", "fresh")])?;
        let old = both.path().join("old");

        replace(&old, &both.path().join("fresh"))?;

        assert_eq!(fs::read_to_string(old.join("a.txt"))?, "fresh");
        assert!(!both.path().join("fresh").exists());
        Ok(())
    }
}
