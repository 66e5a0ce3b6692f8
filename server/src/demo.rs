//! The demo gallery, which is part of the program: drawn scenes that the bundled model knows.

use std::borrow::Cow;
use std::sync::LazyLock;

use bytes::Bytes;
use media::ContentHash;
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "demo"]
struct Files;

/// The hash of each picture, as the catalog has it.
static HASHES: LazyLock<Vec<[u8; 32]>> =
    LazyLock::new(|| pictures().map(|(_, bytes)| *ContentHash::of(&bytes).as_bytes()).collect());

/// The name and the bytes of each picture, in the order of their names.
pub fn pictures() -> impl Iterator<Item = (String, Bytes)> {
    // Beside them lies what is said of them.
    let names = Files::iter().filter(|name| name.ends_with(".png"));
    names.filter_map(|name| {
        let bytes = match Files::get(&name)?.data {
            Cow::Borrowed(bytes) => Bytes::from_static(bytes),
            Cow::Owned(bytes) => Bytes::from(bytes),
        };
        Some((name.into_owned(), bytes))
    })
}

/// The BLAKE3 hash of the bytes of each picture, by which it is known again in a library.
pub fn hashes() -> &'static [[u8; 32]] {
    &HASHES
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_picture_is_there_once() {
        let names: Vec<String> = pictures().map(|(name, _)| name).collect();
        let distinct: HashSet<_> = hashes().iter().collect();

        assert_eq!((names.len(), distinct.len()), (200, 200));
        assert_eq!(names.first().map(String::as_str), Some("scene-000.png"));
        assert!(names.is_sorted());
    }
}
