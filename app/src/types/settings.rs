//! What the server runs with, and what it keeps.

use serde::{Deserialize, Serialize};

/// Everything that is set, and what there is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Settings {
    /// What the library and its trash hold.
    pub library: Holdings,
    /// Every setting as the server started with it, in the order of the documentation.
    pub settings: Vec<Setting>,
    /// What is allowed, but should be known.
    pub remarks: Vec<String>,
    /// The path of the settings file that was read, or of the one that would be.
    pub file: String,
    /// Version of the server.
    pub version: String,
}

/// What a library and its trash hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Holdings {
    /// Pictures in the library.
    pub pictures: u64,
    /// Bytes of their originals.
    pub bytes: u64,
    /// How many of them are of the demo gallery.
    pub demo: u64,
    /// Pictures in the trash.
    pub trashed: u64,
    /// Bytes of their originals.
    pub trashed_bytes: u64,
    /// How many days pictures stay in the trash; with 0 they go within the hour.
    pub trash_days: u32,
}

/// A setting as it came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Setting {
    /// Its name, which is also the environment variable's.
    pub name: String,
    /// Its value; secrets are hidden.
    pub value: String,
    /// Where it came from: `flag --bind`, `environment BIND`, `file PATH` or `default`.
    pub origin: String,
    /// Whether this release does something with it.
    pub used: bool,
    /// What it means.
    pub meaning: String,
}
