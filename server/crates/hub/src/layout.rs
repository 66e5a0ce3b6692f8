//! Where things lie in the cache: contents by their hash in `blobs`, and a folder of links to them for each commit.

use std::{
    fs,
    io::{self, ErrorKind},
    os::unix::fs::symlink,
    path::{Path, PathBuf},
};

use hf_hub::{Cache, CacheRepo, Repo, RepoType};

use crate::{
    checksum::{Checksum, is_hash},
    error::HubError,
    listing::RemoteFile,
    model_id::ModelId,
};

/// The part of the cache that belongs to a model.
pub(crate) struct Layout {
    folder: PathBuf,
    locks: PathBuf,
    revision: String,
    repository: CacheRepo,
}

/// Where one file of a commit lies, or will.
#[derive(Clone)]
pub(crate) struct Place {
    /// Its contents, once they are complete and verified.
    pub(crate) blob: PathBuf,
    /// What has come of it.
    pub(crate) part: PathBuf,
    /// The link by which it is read.
    pub(crate) pointer: PathBuf,
    /// Held by whoever fetches it.
    pub(crate) lock: PathBuf,
    size: u64,
    checksum: Checksum,
}

impl Layout {
    pub(crate) fn new(cache: &Path, model: &ModelId) -> Self {
        let repo = Repo::with_revision(model.repository().into(), RepoType::Model, model.revision().into());
        let name = repo.folder_name();
        Self {
            folder: cache.join(&name),
            locks: cache.join(".locks").join(&name),
            revision: model.revision().into(),
            repository: Cache::new(cache.into()).repo(repo),
        }
    }

    /// The commit that the revision meant when it was last fetched.
    pub(crate) fn commit(&self) -> Option<String> {
        if is_hash(&self.revision, 40) {
            return Some(self.revision.clone());
        }
        let text = fs::read_to_string(self.folder.join("refs").join(&self.revision)).ok()?;
        Some(text.trim()).filter(|commit| is_hash(commit, 40)).map(Into::into)
    }

    /// Notes which commit the revision means.
    pub(crate) fn remember(&self, commit: &str) -> Result<(), HubError> {
        if self.revision == commit {
            return Ok(());
        }
        self.repository.create_ref(commit).map_err(HubError::io(self.folder.join("refs")))
    }

    /// The folder of a commit, whose name is a hash.
    pub(crate) fn snapshot(&self, commit: &str) -> PathBuf {
        self.repository.pointer_path(commit)
    }

    /// Where this file of a commit lies, or will.
    pub(crate) fn place(&self, commit: &str, file: &RemoteFile) -> Place {
        let digits = file.checksum.digits();
        Place {
            blob: self.repository.blob_path(digits),
            part: self.repository.blob_path(&format!("{digits}.part")),
            pointer: self.snapshot(commit).join(&file.name),
            lock: self.locks.join(format!("{digits}.lock")),
            size: file.size,
            checksum: file.checksum.clone(),
        }
    }

    /// Makes the folder of contents and returns it.
    pub(crate) fn make_blobs(&self) -> Result<PathBuf, HubError> {
        let folder = self.folder.join("blobs");
        fs::create_dir_all(&folder).map_err(HubError::io(&folder))?;
        Ok(folder)
    }
}

impl Place {
    /// How many bytes have still to come.
    pub(crate) fn missing(&self) -> u64 {
        if self.blob.is_file() || self.pointer.is_file() {
            return 0;
        }
        self.size.saturating_sub(fs::metadata(&self.part).map_or(0, |part| part.len()))
    }

    /// Takes what other programs or an earlier pull have left, if it is what it should be, and otherwise removes it, so that
    /// nothing false can be read. Returns whether the file is there now.
    pub(crate) fn adopt(&self) -> io::Result<bool> {
        // Where links cannot be made, other programs put the contents in place of the link.
        if self.is_verified(&self.pointer)? {
            return Ok(true);
        }
        if self.is_verified(&self.blob)? {
            self.link()?;
            return Ok(true);
        }
        remove(&self.pointer)?;
        remove(&self.blob)?;
        Ok(false)
    }

    /// Lets a complete part be seen if it is what it should be, and otherwise removes it. Returns whether it is.
    pub(crate) fn publish(&self) -> io::Result<bool> {
        if !self.is_verified(&self.part)? {
            remove(&self.part)?;
            return Ok(false);
        }
        fs::rename(&self.part, &self.blob)?;
        self.link()?;
        Ok(true)
    }

    fn is_verified(&self, path: &Path) -> io::Result<bool> {
        match fs::metadata(path) {
            Ok(found) => Ok(found.is_file() && found.len() == self.size && self.checksum.matches(path)?),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    fn link(&self) -> io::Result<()> {
        if let Some(parent) = self.pointer.parent() {
            fs::create_dir_all(parent)?;
        }
        remove(&self.pointer)?;
        // Relative, so that the cache can be moved.
        match symlink(Path::new("../../blobs").join(self.checksum.digits()), &self.pointer) {
            // Another program was quicker.
            Err(error) if error.kind() == ErrorKind::AlreadyExists && self.pointer.is_file() => Ok(()),
            other => other,
        }
    }
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
