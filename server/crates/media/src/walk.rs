//! The files of folders that may be pictures.

mod candidate;

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Something that could not be looked at; the walk goes on behind it.
#[derive(Debug, thiserror::Error)]
#[error("{} cannot be read", path.display())]
pub struct WalkError {
    /// Which file or folder.
    pub path: PathBuf,
    /// What the system says.
    #[source]
    pub source: io::Error,
}

/// An iterator over files, depth first, in the order of their names; made by [`walk`].
#[derive(Debug)]
pub struct Walk {
    /// What is still to be looked at, the next one last.
    pending: Vec<Pending>,
    /// Folders that were opened, by their real paths: links may lead to one again.
    visited: HashSet<PathBuf>,
    passed_over: u64,
}

#[derive(Debug)]
struct Pending {
    path: PathBuf,
    /// Named by the person, not found in a folder.
    is_named: bool,
}

/// Walks through files and folders. A file that is named here always comes out. Of a folder come the files, also those
/// of its folders, whose first bytes look like a picture, even of a kind that is not taken: whoever imports a folder
/// wants to hear of it. Hidden entries are left out, links are followed, no folder is walked through twice.
pub fn walk<P: Into<PathBuf>>(paths: impl IntoIterator<Item = P>) -> Walk {
    let mut pending: Vec<_> = paths.into_iter().map(|path| Pending { path: path.into(), is_named: true }).collect();
    pending.reverse();
    Walk { pending, visited: HashSet::new(), passed_over: 0 }
}

impl Walk {
    /// How many files were passed over so far because they look like no picture.
    pub fn passed_over(&self) -> u64 {
        self.passed_over
    }

    /// Looks at one entry; a folder's own entries are put where the next ones are taken from.
    fn look(&mut self, Pending { path, is_named }: Pending) -> Result<Option<PathBuf>, WalkError> {
        let kind = fs::metadata(&path).map_err(|source| WalkError { path: path.clone(), source })?;
        if kind.is_dir() {
            self.open(&path).map_err(|source| WalkError { path, source })?;
            return Ok(None);
        }
        if is_named {
            return Ok(Some(path));
        }
        // Opening anything else, such as a pipe, could wait for ever.
        if kind.is_file()
            && candidate::is_candidate(&path).map_err(|source| WalkError { path: path.clone(), source })?
        {
            return Ok(Some(path));
        }
        self.passed_over += 1;
        Ok(None)
    }

    fn open(&mut self, folder: &Path) -> io::Result<()> {
        if !self.visited.insert(folder.canonicalize()?) {
            return Ok(());
        }
        let mut names = fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name())).collect::<io::Result<Vec<_>>>()?;
        names.retain(|name| !is_hidden(name));
        names.sort_unstable();
        self.pending.extend(names.iter().rev().map(|name| Pending { path: folder.join(name), is_named: false }));
        Ok(())
    }
}

impl Iterator for Walk {
    type Item = Result<PathBuf, WalkError>;

    fn next(&mut self) -> Option<Self::Item> {
        while let Some(pending) = self.pending.pop() {
            if let Some(found) = self.look(pending).transpose() {
                return Some(found);
            }
        }
        None
    }
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}
