//! Where the shared material lies. Without it these tests fail: a silent pass would prove nothing.

use std::fs;
use std::path::{Path, PathBuf};

use media::{Limits, Picture, decode};
use serde_json::Value;

/// The folder that lies beside the checkout.
pub fn root() -> PathBuf {
    let root = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../../../../shared");
    assert!(root.is_dir(), "{} is missing: the fixtures belong beside the checkout", root.display());
    root
}

/// The bytes of a file of the folder.
pub fn bytes(path: &str) -> Vec<u8> {
    fs::read(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A JPEG of the folder, 451 by 300 pixels, with segments put in behind its first marker.
pub fn jpeg_with(segments: &[(u8, &[u8])]) -> Vec<u8> {
    let plain = bytes("fixtures/dups/chelsea_q35.jpg");
    let mut jpeg = plain[..2].to_vec();
    for (marker, segment) in segments {
        jpeg.extend([0xFF, *marker]);
        jpeg.extend(u16::try_from(segment.len() + 2).unwrap().to_be_bytes());
        jpeg.extend(*segment);
    }
    jpeg.extend(&plain[2..]);
    jpeg
}

/// A picture of the folder.
pub fn picture(path: &str) -> Picture {
    decode(&bytes(path), &Limits::default()).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A JSON file of the folder.
pub fn json(path: &str) -> Value {
    serde_json::from_slice(&bytes(path)).unwrap()
}

/// Every fixture with what is expected of it, in the order of their names.
pub fn fixtures() -> Vec<(String, Value)> {
    let Value::Object(fixtures) = json("fixtures/expected.json") else { panic!("expected.json is no object") };
    assert!(fixtures.len() >= 100, "the set of fixtures is complete");
    fixtures.into_iter().collect()
}

/// Every photograph, in the order of their names.
pub fn photos() -> Vec<String> {
    let folder = fs::read_dir(root().join("photos")).unwrap();
    let names = folder.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut photos: Vec<_> = names.filter(|name| !name.ends_with(".json") && !name.ends_with(".md")).collect();
    photos.sort();
    assert!(photos.len() >= 30, "the set of photographs is complete");
    photos.iter().map(|name| format!("photos/{name}")).collect()
}
