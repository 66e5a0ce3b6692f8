//! What the indexer is doing.

use serde::{Deserialize, Serialize};

use super::{Describing, Download, ModelSummary, Tile};

/// The indexer's state as a whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Activity {
    /// Pictures in the library.
    pub total: u64,
    /// Pictures that can be found.
    pub ready: u64,
    /// Pictures that wait for a worker.
    pub queued: u64,
    /// Pictures that a worker has.
    pub indexing: u64,
    /// Pictures that were given up.
    pub failed: u64,
    /// Pictures whose local views are still to come; they are searchable already.
    pub refining: u64,
    /// Pictures indexed in the last minute.
    pub per_minute: u64,
    /// Pictures indexed in each of the last 30 minutes, the last minute at the end.
    pub throughput: Vec<u32>,
    /// The newest failures, at most 50.
    pub failures: Vec<FailedMedia>,
    /// The model at work.
    pub model: ModelSummary,
    /// The model that answers searches, as long as the one at work has not seen every picture.
    pub former: Option<String>,
    /// Models that are being fetched, or could not be.
    pub downloads: Vec<Download>,
    /// How far the describing of the pictures is.
    pub describing: Describing,
}

/// One picture that could not be indexed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct FailedMedia {
    /// The picture.
    #[serde(flatten)]
    pub tile: Tile,
    /// Why.
    pub reason: String,
}
