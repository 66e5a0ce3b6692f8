//! What every use case works with.

use std::sync::Arc;

use catalog::Catalog;
use jobs::Queue;
use tokio::sync::Semaphore;
use vectors::VectorStore;

use crate::changes::Changes;
use crate::config::{Limits, SearchConfig};
use crate::files::{Files, QueryImages};
use crate::models::Model;

/// The parts of a running system, built once when it starts.
pub struct Services {
    /// Facts, in Postgres.
    pub catalog: Catalog,
    /// Work that waits, in Postgres.
    pub queue: Queue,
    /// Embeddings.
    pub vectors: Arc<dyn VectorStore>,
    /// What makes them.
    pub model: Model,
    /// Originals and thumbnails.
    pub files: Files,
    /// Pictures that were searched by.
    pub query_images: QueryImages,
    /// Tells whoever watches that something changed.
    pub changes: Changes,
    /// How much may come in at once.
    pub limits: Limits,
    /// How searches are answered.
    pub search: SearchConfig,
    /// Bounds the memory of decoding: each permit is one picture.
    pub decoding: Semaphore,
}
