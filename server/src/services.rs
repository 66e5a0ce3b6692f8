//! What every use case works with.

use std::sync::Arc;

use catalog::Catalog;
use jobs::Queue;
use tokio::sync::Semaphore;

use crate::changes::Changes;
use crate::config::{Limits, SearchConfig};
use crate::files::{Files, QueryImages};
use crate::index::{Former, Index};

/// The parts of a running system, built once when it starts.
pub struct Services {
    /// Facts, in Postgres.
    pub catalog: Catalog,
    /// Work that waits, in Postgres.
    pub queue: Queue,
    /// The model in use and its embeddings.
    pub index: Arc<Index>,
    /// Those that it takes over from.
    pub former: Former,
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

impl Services {
    /// What answers searches: the former index as long as the present one is not complete.
    pub fn searched(&self) -> Arc<Index> {
        self.former.get().unwrap_or_else(|| Arc::clone(&self.index))
    }
}
