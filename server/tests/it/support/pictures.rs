//! The pictures beside the checkout.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

/// A file or folder of the shared test material.
pub fn shared(path: &str) -> PathBuf {
    let path = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../../shared").join(path);
    assert!(path.exists(), "the shared test material is missing: {}", path.display());
    path
}

/// The bytes of a fixture.
pub fn fixture(name: &str) -> Vec<u8> {
    fs::read(shared("fixtures").join(name)).unwrap()
}

/// The bytes of a picture of the gallery.
pub fn gallery(number: usize) -> Vec<u8> {
    fs::read(shared("gallery").join(format!("scene-{number:03}.png"))).unwrap()
}

/// What should become of a fixture.
#[derive(Deserialize)]
pub struct Expectation {
    pub expect: String,
    #[serde(default)]
    pub may_accept: bool,
    #[serde(default)]
    pub optional: bool,
    pub width: Option<u32>,
    pub height: Option<u32>,
}

/// What should become of each fixture, by its name.
pub fn expectations() -> std::collections::BTreeMap<String, Expectation> {
    serde_json::from_slice(&fixture("expected.json")).unwrap()
}
