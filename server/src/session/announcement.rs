//! Where a running server of a data folder is, in a file of that folder.

use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::{Deserialize, Serialize};

const FILE: &str = "server.json";

/// What a running server says of itself.
#[derive(Debug, Serialize, Deserialize)]
pub struct Announced {
    /// Its process.
    pub pid: u32,
    /// Where it answers.
    pub url: String,
}

/// An announcement that is taken back when it is dropped.
#[derive(Debug)]
pub struct Announcement(PathBuf);

impl Announcement {
    /// Says that this process serves the folder at `url`.
    ///
    /// # Errors
    /// Whatever the file system says.
    pub fn make(folder: &Path, url: &str) -> io::Result<Self> {
        let path = folder.join(FILE);
        let announced = Announced { pid: std::process::id(), url: url.to_owned() };
        fs::write(&path, serde_json::to_vec(&announced)?)?;
        Ok(Self(path))
    }

    /// What the server of the folder says; one that was killed may have left its words behind.
    pub fn read(folder: &Path) -> Option<Announced> {
        serde_json::from_slice(&fs::read(folder.join(FILE)).ok()?).ok()
    }
}

impl Drop for Announcement {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_file(&self.0) {
            tracing::warn!(%error, "the file that says where the server is could not be removed");
        }
    }
}
