//! What every use case works with.

use catalog::Catalog;
use jobs::Queue;
use tokio::sync::{Mutex, Notify, Semaphore};

use crate::changes::Changes;
use crate::config::Config;
use crate::downloads::Downloads;
use crate::files::{Files, QueryImages};
use crate::index::Indexes;

/// The parts of a running system, built once when it starts.
pub struct Services {
    /// Facts, in Postgres.
    pub catalog: Catalog,
    /// Work that waits, in Postgres.
    pub queue: Queue,
    /// The model in use with its embeddings, and the one that it takes over from.
    pub indexes: Indexes,
    /// Held while another model is put into use.
    pub choosing: Mutex<()>,
    /// Rung when another model was put into use.
    pub switched: Notify,
    /// Models that are being fetched.
    pub downloads: Downloads,
    /// Originals and thumbnails.
    pub files: Files,
    /// Pictures that were searched by.
    pub query_images: QueryImages,
    /// Tells whoever watches that something changed.
    pub changes: Changes,
    /// All settings.
    pub config: Config,
    /// Bounds how many searches are answered at once.
    pub searching: Semaphore,
    /// Bounds the memory of decoding: each permit is one picture.
    pub decoding: Semaphore,
}
