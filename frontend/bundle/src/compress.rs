//! Brotli siblings, made once so that the server never has to.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::Result;
use brotli::CompressorWriter;
use brotli::enc::BrotliEncoderParams;

use crate::tree;

/// What shrinks; pictures and fonts are compressed already.
const EXTENSIONS: &[&str] = &["css", "html", "js", "json", "svg", "txt", "wasm", "webmanifest"];
const BUFFER_BYTES: usize = 64 * 1024;
const QUALITY: i32 = 11;
/// 16 MiB, the largest window that every browser takes.
const WINDOW_BITS: i32 = 24;

/// Writes `<file>.br` beside every file below `folder` that compresses and has none yet.
///
/// # Errors
/// Where a file cannot be read or written.
pub fn add_siblings(folder: &Path) -> Result<()> {
    let waiting: Vec<PathBuf> = tree::files(folder)?
        .into_iter()
        .map(|file| folder.join(file))
        .filter(|file| compresses(file) && !sibling(file).exists())
        .collect();

    // The WebAssembly takes as long as all others together: one thread for each is a good share.
    thread::scope(|scope| {
        let threads: Vec<_> = waiting.iter().map(|file| scope.spawn(|| write_sibling(file))).collect();
        threads.into_iter().try_for_each(|thread| thread.join().expect("compressing does not panic"))
    })
}

/// Where the compressed form of `file` lies.
pub fn sibling(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".br");
    PathBuf::from(name)
}

fn compresses(file: &Path) -> bool {
    file.extension().and_then(|extension| extension.to_str()).is_some_and(|extension| EXTENSIONS.contains(&extension))
}

fn write_sibling(file: &Path) -> Result<()> {
    let bytes = fs::read(file)?;
    let hint =
        BrotliEncoderParams { quality: QUALITY, lgwin: WINDOW_BITS, size_hint: bytes.len(), ..Default::default() };
    let mut writer = CompressorWriter::with_params(Vec::new(), BUFFER_BYTES, &hint);
    writer.write_all(&bytes)?;
    Ok(fs::write(sibling(file), writer.into_inner())?)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn a_sibling_unpacks_to_its_file() -> Result<()> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("page.css");
        let text = "p { margin: 0 }\n".repeat(500);
        fs::write(&file, &text)?;

        add_siblings(folder.path())?;

        let mut unpacked = String::new();
        brotli::Decompressor::new(fs::File::open(sibling(&file))?, BUFFER_BYTES).read_to_string(&mut unpacked)?;
        assert_eq!(unpacked, text);
        assert!(fs::metadata(sibling(&file))?.len() < 100);
        Ok(())
    }

    #[test]
    fn fonts_and_pictures_stay_alone() -> Result<()> {
        let folder = tempfile::tempdir()?;
        fs::write(folder.path().join("face.woff2"), "font")?;
        fs::write(folder.path().join("icon.png"), "picture")?;

        add_siblings(folder.path())?;

        assert_eq!(tree::files(folder.path())?.len(), 2);
        Ok(())
    }
}
