//! Where connections find the socket of a cluster.

use std::{
    fmt::Write,
    fs::{self, DirBuilder, File},
    io,
    os::unix::fs::{DirBuilderExt, symlink},
    path::{Path, PathBuf},
};

use crate::{PostgresError, data::Data, folder::make_private};

/// The longest path of a folder whose socket has a valid address everywhere, bytes: 103 without `/.s.PGSQL.5432`.
const LONGEST: usize = 103 - "/.s.PGSQL.5432".len();

/// The folder that clients are told to look for the socket in.
#[derive(Debug)]
pub(crate) struct Socket {
    folder: String,
    _detour: Option<Detour>,
}

impl Socket {
    /// Chooses the data folder itself or, where clients could not take its path, a short link to it.
    pub(crate) fn place(data: &Data) -> Result<Self, PostgresError> {
        if let Some(folder) = fit(data.path()) {
            return Ok(Self { folder, _detour: None });
        }
        // TMPDIR may itself be long.
        let parents = [std::env::temp_dir(), PathBuf::from("/tmp")];
        let found = parents.iter().find_map(|parent| Some((parent, fit(&Detour::link(parent, data))?)));
        let (parent, folder) = found.ok_or_else(|| {
            let too_long = io::Error::new(io::ErrorKind::InvalidFilename, "the path is too long for a socket");
            PostgresError::file("make a short link to", data.path())(too_long)
        })?;
        let detour = Detour::make(parent, data)?;
        tracing::info!(postgres.socket = folder, "the path of the cluster is no socket address: a link is");
        Ok(Self { folder, _detour: Some(detour) })
    }

    /// The address of one database, as tokio-postgres and diesel-async take it.
    pub(crate) fn url(&self, database: &str) -> String {
        format!("postgres:///{}?host={}&user=postgres", encode(database), encode(&self.folder))
    }

    /// The folder of the socket.
    pub(crate) fn folder(&self) -> &Path {
        Path::new(&self.folder)
    }
}

/// The path as text if a client can use it: short, valid UTF-8, and without the comma that separates hosts.
fn fit(path: &Path) -> Option<String> {
    path.to_str().filter(|text| text.len() <= LONGEST && !text.contains(',')).map(str::to_owned)
}

/// Percent-encodes everything that could mean something in a URL.
fn encode(text: &str) -> String {
    text.bytes().fold(String::new(), |mut url, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            url.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(url, "%{byte:02X}");
        }
        url
    })
}

/// A private folder with a link to the data folder, removed when it is dropped.
#[derive(Debug)]
struct Detour {
    folder: PathBuf,
    link: PathBuf,
    /// systemd-tmpfiles clears old things out of /tmp, but not below a locked folder.
    _lock: File,
}

impl Detour {
    fn link(parent: &Path, data: &Data) -> PathBuf {
        parent.join(data.cluster_name()).join("d")
    }

    fn make(parent: &Path, data: &Data) -> Result<Self, PostgresError> {
        let folder = parent.join(data.cluster_name());
        match DirBuilder::new().mode(0o700).create(&folder) {
            // Left by a run that was killed; anybody else's is refused below.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            made => made.map_err(PostgresError::file("create", &folder))?,
        }
        make_private(&folder)?;
        let lock = File::open(&folder).and_then(|lock| lock.lock().map(|()| lock));
        let lock = lock.map_err(PostgresError::file("lock", &folder))?;
        let link = Self::link(parent, data);
        if fs::symlink_metadata(&link).is_ok() {
            fs::remove_file(&link).map_err(PostgresError::file("remove", &link))?;
        }
        symlink(data.path(), &link).map_err(PostgresError::file("link", &link))?;
        Ok(Self { folder, link, _lock: lock })
    }
}

impl Drop for Detour {
    fn drop(&mut self) {
        // What is left behind is small, and taken over by the next run.
        let _ = fs::remove_file(&self.link);
        let _ = fs::remove_dir(&self.folder);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::*;

    #[test]
    fn url_keeps_strange_names_apart_from_its_own_signs() {
        let socket = Socket { folder: "/a b/c&d".to_owned(), _detour: None };

        assert_eq!(socket.url("x?y=ü"), "postgres:///x%3Fy%3D%C3%BC?host=/a%20b/c%26d&user=postgres");
    }

    #[test]
    fn long_path_and_comma_get_a_link_that_goes_away() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["a,b".to_owned(), "x".repeat(200)] {
            let path = dir.path().join(name);
            fs::create_dir(&path).unwrap();
            let data = Data::open(&path).unwrap();

            let socket = Socket::place(&data).unwrap();
            let link = socket.folder().to_owned();

            assert!(fit(&link).is_some() && data.is_at(&link), "{}", link.display());
            drop(socket);
            assert!(!link.parent().unwrap().exists());
        }
    }

    #[test]
    fn link_left_by_a_killed_run_is_taken_over() {
        let dir = tempfile::tempdir().unwrap();
        let data = Data::open(dir.path()).unwrap();
        let parent = tempfile::tempdir().unwrap();
        let left = parent.path().join(data.cluster_name());
        fs::create_dir(&left).unwrap();
        symlink("/nowhere", left.join("d")).unwrap();

        let detour = Detour::make(parent.path(), &data).unwrap();

        assert!(data.is_at(&detour.link));
    }
}
