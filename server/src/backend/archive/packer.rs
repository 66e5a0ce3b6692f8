//! Packs files into a zip, a piece at a time.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::vec;

use app::types::MediaId;
use bytes::Bytes;
use futures::{Stream, stream};
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, DateTime, ZIP64_BYTES_THR, ZipWriter};

/// The most bytes of a file that are packed at a time, and so about what an archive takes of memory.
const PIECE_BYTES: u64 = 256 * 1024;

/// A file that is to be packed.
pub struct Entry {
    /// Whose original it is, for the log.
    pub id: MediaId,
    /// What it is called in the archive.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// How many bytes it has.
    pub bytes: u64,
    /// When it was made.
    pub modified: DateTime,
}

/// A file of which a part is packed.
struct Begun {
    entry: Entry,
    file: File,
    packed: u64,
}

/// An archive that is being made.
pub struct Packer {
    zip: ZipWriter<StreamWriter<Packed>>,
    waiting: vec::IntoIter<Entry>,
    begun: Option<Begun>,
}

impl Packer {
    /// An archive of these files, whose names differ.
    pub fn new(entries: Vec<Entry>) -> Self {
        Self { zip: ZipWriter::new_stream(Packed::default()), waiting: entries.into_iter(), begun: None }
    }

    /// The bytes of the archive. A piece is packed only when the one before was taken: a slow client holds neither memory nor a
    /// thread, and nothing goes on for one that went away.
    pub fn into_stream(self) -> impl Stream<Item = io::Result<Bytes>> + Send {
        stream::try_unfold(Some(self), Self::next)
    }

    async fn next(packer: Option<Self>) -> io::Result<Option<(Bytes, Option<Self>)>> {
        let Some(packer) = packer else { return Ok(None) };
        tokio::task::spawn_blocking(move || packer.pack()).await.map_err(io::Error::other)?.map(Some)
    }

    /// The next piece, and what is left to pack after it.
    fn pack(mut self) -> io::Result<(Bytes, Option<Self>)> {
        let begun = match self.begun.take() {
            Some(begun) => Some(begun),
            None => self.waiting.next().map(|entry| self.begin(entry)).transpose()?,
        };
        let Some(begun) = begun else {
            return Ok((self.zip.finish()?.into_inner().take(), None));
        };
        self.begun = self.go_on(begun)?;
        let piece = self.zip.get_ref().map(|written| written.get_ref().take()).unwrap_or_default();
        Ok((piece, Some(self)))
    }

    fn begin(&mut self, entry: Entry) -> io::Result<Begun> {
        let file = File::open(&entry.path).map_err(|error| unreadable(&entry, error))?;
        let options = SimpleFileOptions::default()
            // Pictures are compressed already.
            .compression_method(CompressionMethod::Stored)
            .last_modified_time(entry.modified)
            .large_file(entry.bytes >= ZIP64_BYTES_THR);
        self.zip.start_file(entry.name.as_str(), options)?;
        Ok(Begun { entry, file, packed: 0 })
    }

    /// Packs more of a file; answers with it where that was not all.
    fn go_on(&mut self, mut begun: Begun) -> io::Result<Option<Begun>> {
        let left = begun.entry.bytes - begun.packed;
        let mut part = (&begun.file).take(left.min(PIECE_BYTES));
        let copied = io::copy(&mut part, &mut self.zip).map_err(|error| unreadable(&begun.entry, error))?;
        if copied == 0 && left > 0 {
            return Err(unreadable(&begun.entry, io::ErrorKind::UnexpectedEof.into()));
        }
        begun.packed += copied;
        Ok((begun.packed < begun.entry.bytes).then_some(begun))
    }
}

/// Whoever downloads sees only that the download broke off, so the reason is logged here.
fn unreadable(entry: &Entry, error: io::Error) -> io::Error {
    tracing::error!(media.id = %entry.id, %error, "packing an original failed");
    error
}

/// What was written of an archive and not sent yet. It is emptied through a shared reference, since the writer lends no other.
#[derive(Default)]
struct Packed(RefCell<Vec<u8>>);

impl Packed {
    fn take(&self) -> Bytes {
        self.0.take().into()
    }
}

impl Write for Packed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.get_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use std::path::Path;

    use futures::{StreamExt, TryStreamExt, pin_mut};
    use uuid::Uuid;
    use zip::ZipArchive;

    use super::*;

    /// A file on disk that is to be packed.
    fn entry(folder: &Path, name: &str, content: &[u8]) -> Entry {
        let path = folder.join(name);
        std::fs::write(&path, content).unwrap();
        let modified = DateTime::from_date_and_time(2024, 5, 3, 12, 30, 4).unwrap();
        Entry { id: MediaId(Uuid::nil()), name: name.to_owned(), path, bytes: content.len() as u64, modified }
    }

    #[tokio::test]
    async fn files_come_out_as_they_went_in() {
        let folder = tempfile::tempdir().unwrap();
        let long: Vec<u8> = (0..2 * PIECE_BYTES + 1).map(|number| (number % 251) as u8).collect();
        let contents = [&long[..], b"short", &long[..PIECE_BYTES as usize], b""];
        let entries =
            contents.iter().enumerate().map(|(at, content)| entry(folder.path(), &format!("{at}.ü"), content));

        let pieces: Vec<Bytes> = Packer::new(entries.collect()).into_stream().try_collect().await.unwrap();

        assert!(pieces.iter().all(|piece| piece.len() < 2 * PIECE_BYTES as usize));
        let mut archive = ZipArchive::new(io::Cursor::new(pieces.concat())).unwrap();
        assert_eq!(archive.len(), contents.len());
        for (at, content) in contents.iter().enumerate() {
            let mut file = archive.by_index(at).unwrap();
            let mut unpacked = Vec::new();
            file.read_to_end(&mut unpacked).unwrap();
            assert_eq!(file.name().unwrap(), format!("{at}.ü"));
            assert_eq!(file.last_modified().unwrap().to_string(), "2024-05-03 12:30:04");
            assert!(unpacked == *content, "file {at}");
        }
    }

    #[tokio::test]
    async fn a_file_that_is_lost_or_cut_breaks_the_archive() {
        let folder = tempfile::tempdir().unwrap();
        for (bytes, lost) in [(5, true), (6, false)] {
            let entries = ["a", "b"].map(|name| entry(folder.path(), name, b"bytes"));
            let [first, second] = entries;
            if lost {
                std::fs::remove_file(&second.path).unwrap();
            }
            let archive = Packer::new(vec![first, Entry { bytes, ..second }]).into_stream();
            pin_mut!(archive);

            let failure = loop {
                match archive.next().await {
                    Some(Ok(_)) => {}
                    Some(Err(error)) => break error,
                    None => panic!("the archive looks whole"),
                }
            };

            let expected = if lost { io::ErrorKind::NotFound } else { io::ErrorKind::UnexpectedEof };
            assert_eq!(failure.kind(), expected);
            assert!(archive.next().await.is_none());
        }
    }
}
