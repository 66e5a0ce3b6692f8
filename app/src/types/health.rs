//! Whether the server is ready, and with what.

use serde::{Deserialize, Serialize};

/// The model that makes the embeddings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct ModelSummary {
    /// Its name, such as `pixel-siglip-tiny` or `google/siglip-base-patch16-224`.
    pub name: String,
    /// Length of its embeddings.
    pub dim: u32,
    /// What it runs on, such as `cpu` or `cuda:0`.
    pub device: String,
    /// The numbers that it computes with: `f32`, `bf16` or `int8`.
    pub precision: String,
    /// Whether it is the bundled model, which knows a small drawn world and nothing about photographs.
    pub bundled: bool,
}

/// The server's state in a few figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Health {
    /// `ready` or `starting`.
    pub status: String,
    /// Version of the server.
    pub version: String,
    /// The model's name.
    pub model: String,
    /// What the model runs on.
    pub device: String,
    /// Pictures in all libraries.
    pub media: u64,
    /// Jobs that wait or run.
    pub pending: u64,
}
