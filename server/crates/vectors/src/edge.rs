//! Qdrant Edge in the process: one shard folder for each model, below one root.

mod candidates;
mod config;
mod counts;
mod filter;
mod folder;
mod indexes;
mod lock;
mod maintenance;
mod points;
mod query;
mod shard;
mod store;
mod work;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use crate::filter::SCAN_KB;
use crate::{Space, VectorError, VectorStore};

/// When a store in the process does what keeps it durable and fast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EdgeOptions {
    /// How long no write may have come before the writes so far are flushed.
    pub flush_after: Duration,
    /// How long writes may go on before they are flushed nevertheless.
    pub flush_within: Duration,
    /// How many points may have changed before the shard is optimised.
    pub optimize_after: u64,
    /// From how many kilobytes of vectors on a graph is built; a scan of less is as fast, and exact.
    pub index_above_kb: usize,
    /// Up to how many kilobytes of vectors that pass a filter all of them are compared, instead of walking the graph.
    pub scan_filtered_kb: usize,
}

impl Default for EdgeOptions {
    fn default() -> Self {
        Self {
            flush_after: Duration::from_secs(2),
            flush_within: Duration::from_secs(10),
            optimize_after: 1_000,
            index_above_kb: 30_000,
            scan_filtered_kb: SCAN_KB,
        }
    }
}

/// Opens a model's vectors below `root`, creating what is absent; a second opener gets [`VectorError::InUse`].
pub async fn open_edge(root: &Path, space: &Space) -> Result<Arc<dyn VectorStore>, VectorError> {
    open_edge_with(root, space, EdgeOptions::default()).await
}

/// [`open_edge`] with times and thresholds of one's own.
pub async fn open_edge_with(
    root: &Path,
    space: &Space,
    options: EdgeOptions,
) -> Result<Arc<dyn VectorStore>, VectorError> {
    Ok(Arc::new(store::EdgeStore::open(root, space, options).await?))
}
