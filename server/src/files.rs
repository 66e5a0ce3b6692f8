//! Originals, thumbnails and pictures that were searched by, on disk.
//!
//! Originals and thumbnails are named by the BLAKE3 hash of the original's bytes, so the same picture is stored once
//! however many libraries hold it. Everything is written beside its place and renamed into it: no half-written file is
//! ever visible.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use media::ContentHash;
use tempfile::NamedTempFile;

mod query_images;

pub use query_images::QueryImages;

/// A thumbnail's size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum ThumbnailSize {
    /// For grids.
    Small,
    /// For grids on fine screens.
    Medium,
    /// For one picture on a screen.
    Large,
}

impl ThumbnailSize {
    /// All sizes.
    pub const ALL: [Self; 3] = [Self::Small, Self::Medium, Self::Large];

    /// Those that are made when a picture comes; the others when somebody wants them.
    pub const AT_ONCE: [Self; 2] = [Self::Small, Self::Large];

    /// The longest side in pixels.
    pub fn side(self) -> u32 {
        match self {
            Self::Small => 320,
            Self::Medium => 640,
            Self::Large => 1280,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
        }
    }
}

/// The folder with everything that is stored as files.
#[derive(Clone, Debug)]
pub struct Files {
    root: PathBuf,
}

impl Files {
    /// Opens the folder and throws away what an interrupted process left half-received.
    ///
    /// # Errors
    /// Whatever the file system says.
    pub fn open(root: &Path) -> io::Result<Self> {
        let files = Self { root: root.to_owned() };
        match fs::remove_dir_all(files.incoming()) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        for folder in [files.incoming(), files.originals(), files.thumbnails()] {
            fs::create_dir_all(folder)?;
        }
        Ok(files)
    }

    /// A new empty file for bytes that arrive; it vanishes unless it is put in its place.
    ///
    /// # Errors
    /// Whatever the file system says.
    pub fn receive(&self) -> io::Result<NamedTempFile> {
        NamedTempFile::new_in(self.incoming())
    }

    /// A file that holds `bytes`, not in its place yet.
    ///
    /// # Errors
    /// Whatever the file system says.
    pub fn prepare(&self, bytes: &[u8]) -> io::Result<NamedTempFile> {
        let mut file = self.receive()?;
        file.write_all(bytes)?;
        Ok(file)
    }

    /// Puts an original in its place and makes it durable.
    ///
    /// # Errors
    /// Whatever the file system says.
    pub fn place_original(&self, file: NamedTempFile, hash: &ContentHash) -> io::Result<()> {
        file.as_file().sync_all()?;
        place(file, &self.original(hash))
    }

    /// Puts a thumbnail in its place.
    ///
    /// # Errors
    /// Whatever the file system says.
    pub fn place_thumbnail(&self, file: NamedTempFile, hash: &ContentHash, size: ThumbnailSize) -> io::Result<()> {
        place(file, &self.thumbnail(hash, size))
    }

    /// Where the original with this hash is.
    pub fn original(&self, hash: &ContentHash) -> PathBuf {
        spread(self.originals(), &hash.to_string(), "")
    }

    /// Where a thumbnail of the original with this hash is.
    pub fn thumbnail(&self, hash: &ContentHash, size: ThumbnailSize) -> PathBuf {
        spread(self.thumbnails(), &hash.to_string(), &format!("-{}", size.name()))
    }

    /// Removes an original and its thumbnails; what is not there is no error.
    ///
    /// # Errors
    /// Whatever the file system says.
    pub fn remove(&self, hash: &ContentHash) -> io::Result<()> {
        // The original first: who makes a thumbnail meanwhile looks for it afterwards.
        let thumbnails = ThumbnailSize::ALL.map(|size| self.thumbnail(hash, size));
        [self.original(hash)].iter().chain(&thumbnails).try_for_each(|path| remove(path))
    }

    /// Removes one thumbnail; that it is not there is no error.
    ///
    /// # Errors
    /// Whatever the file system says.
    pub fn remove_thumbnail(&self, hash: &ContentHash, size: ThumbnailSize) -> io::Result<()> {
        remove(&self.thumbnail(hash, size))
    }

    /// The hashes of all stored originals.
    ///
    /// # Errors
    /// Whatever the file system says.
    pub fn stored(&self) -> io::Result<Vec<ContentHash>> {
        let mut hashes = Vec::new();
        for outer in fs::read_dir(self.originals())? {
            for inner in fs::read_dir(outer?.path())? {
                for file in fs::read_dir(inner?.path())? {
                    hashes.extend(file?.file_name().to_str().and_then(|name| name.parse::<ContentHash>().ok()));
                }
            }
        }
        Ok(hashes)
    }

    fn incoming(&self) -> PathBuf {
        self.root.join("incoming")
    }

    fn originals(&self) -> PathBuf {
        self.root.join("originals")
    }

    fn thumbnails(&self) -> PathBuf {
        self.root.join("thumbnails")
    }
}

/// `folder/ab/cd/abcd…suffix`: two levels keep each folder small.
fn spread(folder: PathBuf, hash: &str, suffix: &str) -> PathBuf {
    folder.join(&hash[..2]).join(&hash[2..4]).join(format!("{hash}{suffix}"))
}

fn place(file: NamedTempFile, path: &Path) -> io::Result<()> {
    let folder = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    fs::create_dir_all(folder)?;
    file.persist(path).map_err(|error| error.error)?;
    File::open(folder)?.sync_all()
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::*;

    #[test]
    fn a_placed_original_is_found_and_removed() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::open(folder.path()).unwrap();
        let hash = ContentHash::of(b"bytes");

        files.place_original(files.prepare(b"bytes").unwrap(), &hash).unwrap();
        assert_eq!(fs::read(files.original(&hash)).unwrap(), b"bytes");
        assert_eq!(files.stored().unwrap(), [hash]);

        files.remove(&hash).unwrap();
        files.remove(&hash).unwrap();
        assert!(files.stored().unwrap().is_empty());
    }

    #[test]
    fn thumbnails_of_all_sizes_are_removed() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::open(folder.path()).unwrap();
        let hash = ContentHash::of(b"bytes");
        for size in ThumbnailSize::ALL {
            files.place_thumbnail(files.prepare(b"small bytes").unwrap(), &hash, size).unwrap();
            assert!(files.thumbnail(&hash, size).exists(), "{size:?}");
        }

        files.remove(&hash).unwrap();

        assert!(ThumbnailSize::ALL.iter().all(|size| !files.thumbnail(&hash, *size).exists()));
    }

    #[test]
    fn opening_throws_away_what_was_half_received() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::open(folder.path()).unwrap();
        let (_, path) = files.receive().unwrap().keep().unwrap();

        Files::open(folder.path()).unwrap();

        assert!(!path.exists());
    }
}
