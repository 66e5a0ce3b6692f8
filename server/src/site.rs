//! The built site, which is part of the program.

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

/// What the scripts and styles of this build are called, without their endings: it changes with their content.
pub fn output_name() -> String {
    Files::get("name.txt")
        .and_then(|file| String::from_utf8(file.data.into_owned()).ok())
        .map_or_else(|| "media-search".to_owned(), |name| name.trim().to_owned())
}
