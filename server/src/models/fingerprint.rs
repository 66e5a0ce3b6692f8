//! Tells two models apart by their files, without reading gigabytes.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use media::Hasher;

/// How much of each end of a large file is read.
const END: u64 = 1 << 20;

/// The first eight hexadecimal digits of a hash over files in memory.
pub fn of_files(files: &[(&str, &[u8])]) -> String {
    let mut hasher = Hasher::new();
    for (name, bytes) in files {
        hasher.update(name.as_bytes());
        hasher.update(bytes);
    }
    shorten(hasher)
}

/// The first eight hexadecimal digits of a hash over the files of a folder: their names, lengths and both ends.
///
/// # Errors
/// Whatever the file system says.
pub fn of_folder(folder: &Path) -> io::Result<String> {
    let mut paths: Vec<_> = std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    paths.retain(|path| path.extension().is_some_and(|kind| kind == "json" || kind == "safetensors"));
    paths.sort_unstable();
    let mut hasher = Hasher::new();
    for path in paths {
        let mut file = File::open(&path)?;
        let length = file.metadata()?.len();
        hasher.update(path.file_name().unwrap_or_default().as_encoded_bytes());
        hasher.update(&length.to_le_bytes());
        let mut ends = Vec::new();
        file.by_ref().take(END).read_to_end(&mut ends)?;
        file.seek(SeekFrom::Start(length.saturating_sub(END)))?;
        file.take(END).read_to_end(&mut ends)?;
        hasher.update(&ends);
    }
    Ok(shorten(hasher))
}

fn shorten(hasher: Hasher) -> String {
    hasher.finish().to_string()[..8].to_owned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::*;

    #[test]
    fn other_weights_have_another_fingerprint() {
        let folder = tempfile::tempdir().unwrap();
        let weights = folder.path().join("model.safetensors");
        std::fs::write(&weights, b"one").unwrap();
        let one = of_folder(folder.path()).unwrap();

        std::fs::write(&weights, b"two").unwrap();

        assert_ne!(of_folder(folder.path()).unwrap(), one);
    }

    #[test]
    fn files_that_are_no_part_of_the_model_do_not_count() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("config.json"), b"{}").unwrap();
        let before = of_folder(folder.path()).unwrap();

        std::fs::write(folder.path().join("README.md"), b"hello").unwrap();

        assert_eq!(of_folder(folder.path()).unwrap(), before);
    }
}
