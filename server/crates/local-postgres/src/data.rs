//! The folder that `initdb` makes and postgres works in.

use std::{
    ffi::OsString,
    fs::{self, File},
    io,
    os::{
        fd::{AsRawFd, RawFd},
        unix::fs::MetadataExt,
    },
    path::{Path, PathBuf},
};

use crate::{PostgresError, account::Account};

/// An open data folder, so that a child can be given it without being able to walk to it.
#[derive(Debug)]
pub(crate) struct Data {
    path: PathBuf,
    file: File,
    device: u64,
    inode: u64,
}

impl Data {
    /// Opens the folder at `path`.
    pub(crate) fn open(path: &Path) -> Result<Self, PostgresError> {
        let failed = PostgresError::file("open", path);
        match File::open(path).and_then(|file| file.metadata().map(|metadata| (file, metadata))) {
            Ok((file, metadata)) => {
                Ok(Self { path: path.to_owned(), file, device: metadata.dev(), inode: metadata.ino() })
            }
            Err(error) => Err(failed(error)),
        }
    }

    /// The folder.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Whether `path`, which may be a link of /proc, leads here.
    pub(crate) fn is_at(&self, path: &Path) -> bool {
        fs::metadata(path).is_ok_and(|metadata| (metadata.dev(), metadata.ino()) == (self.device, self.inode))
    }

    /// A name for the cluster that no other folder of this machine shares; postgres shows it in its process titles.
    pub(crate) fn cluster_name(&self) -> String {
        format!("local-postgres-{:x}-{:x}", self.device, self.inode)
    }

    /// The descriptor that a child of `account` has to inherit for [`Self::argument`] to hold.
    pub(crate) fn inherit(&self, account: &Account) -> Option<RawFd> {
        matches!(account, Account::Other { .. }).then(|| self.file.as_raw_fd())
    }

    /// What `-D` of a postgres program has to be.
    ///
    /// Another user than the caller cannot walk to a folder below, say, a /root of mode 0700. The link in /proc leads
    /// straight to the open folder: only the permissions of the folder itself count.
    pub(crate) fn argument(&self, account: &Account) -> OsString {
        match self.inherit(account) {
            Some(fd) => format!("/proc/self/fd/{fd}").into(),
            None => self.path.clone().into(),
        }
    }

    /// The process id and the state that postgres has noted in `postmaster.pid`, if the file is there.
    pub(crate) fn postmaster(&self) -> Option<(i32, String)> {
        let text = fs::read_to_string(self.path.join("postmaster.pid")).ok()?;
        let mut lines = text.lines();
        let pid = lines.next()?.trim().parse().ok()?;
        Some((pid, lines.nth(6).unwrap_or_default().trim().to_owned()))
    }
}

/// Reads the major version that made the cluster at `path`; `None` if nothing is there.
pub(crate) fn read_version(path: &Path) -> Result<Option<u32>, PostgresError> {
    if !fs::exists(path).map_err(PostgresError::file("read", path))? {
        return Ok(None);
    }
    let version_path = path.join("PG_VERSION");
    let text = match fs::read_to_string(&version_path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(PostgresError::file("read", version_path)(error)),
    };
    let version = text.trim().parse().map_err(|_| PostgresError::NotACluster { data: path.to_owned() })?;
    Ok(Some(version))
}
