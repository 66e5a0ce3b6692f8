//! Models to choose from.

use serde::{Deserialize, Serialize};

/// The models to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct ModelList {
    /// Those that are known to work.
    pub models: Vec<ModelEntry>,
    /// Those that are being fetched, or could not be.
    pub downloads: Vec<Download>,
    /// The name of the one in use, which may be another one.
    pub used: String,
    /// What sets the model so that a choice ends with the server, such as an environment variable.
    pub fixed: Option<String>,
}

/// A model to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct ModelEntry {
    /// Its name.
    pub name: String,
    /// Bytes of its files, about.
    pub bytes: u64,
    /// Length of its vectors.
    pub dimension: u32,
    /// Side of the square that it looks at, in pixels.
    pub image_size: u32,
    /// Its licence, by SPDX identifier in lower case.
    pub licence: String,
    /// Whether all of its files are on the server's machine.
    pub here: bool,
    /// Whether it is in use.
    pub used: bool,
}

/// A model that is being fetched, or could not be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Download {
    /// Its name.
    pub name: String,
    /// Bytes that are there.
    pub done: u64,
    /// Bytes of all files; 0 before that is known.
    pub total: u64,
    /// Why it could not be fetched.
    pub failure: Option<String>,
}
