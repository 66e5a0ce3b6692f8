//! The built site, which is part of the program.

use std::collections::HashMap;

use rust_embed::{EmbeddedFile, RustEmbed};

#[derive(RustEmbed)]
#[folder = "$SITE_DIR"]
struct Files;

/// A file of the site, uncompressed and, where it was worth it, compressed with brotli.
pub struct SiteFile {
    /// The file as it is.
    pub plain: EmbeddedFile,
    /// The same, compressed.
    pub brotli: Option<EmbeddedFile>,
}

/// The file at `path`, which has no leading slash.
pub fn file(path: &str) -> Option<SiteFile> {
    if path.ends_with(".br") || path == "name.txt" {
        return None;
    }
    Some(SiteFile { plain: Files::get(path)?, brotli: Files::get(&format!("{path}.br")) })
}

/// What scripts and styles are called, without their endings.
pub const OUTPUT_NAME: &str = "media-search";

/// The folder of the scripts and styles of this build: its name changes with what is in it.
pub fn folder() -> String {
    format!("pkg/{}", text("name.txt").unwrap_or_default().trim())
}

/// The addresses of the files that hold the functions which browsers load later, by the name of the function.
pub fn parts() -> HashMap<String, Vec<String>> {
    let folder = folder();
    let list = text(&format!("{folder}/parts.txt")).unwrap_or_default();
    let line = |line: &str| {
        let (function, files) = line.split_once(' ')?;
        // Behind its name there is a number.
        let (function, _) = function.rsplit_once('_')?;
        let addresses = files.split_whitespace().map(|file| format!("/{folder}/{file}.wasm"));
        Some((function.to_owned(), addresses.collect()))
    };
    list.lines().filter_map(line).collect()
}

fn text(path: &str) -> Option<String> {
    String::from_utf8(Files::get(path)?.data.into_owned()).ok()
}
