//! What every use case works with.

use std::sync::Arc;

use catalog::Catalog;
use jobs::Queue;
use moka::future::Cache;
use tokio::sync::{Mutex, Notify, Semaphore};
use uuid::Uuid;

use crate::backend::Sample;
use crate::changes::Changes;
use crate::config::Config;
use crate::decoding::Decoding;
use crate::downloads::Downloads;
use crate::embeddings::Embeddings;
use crate::files::{Files, QueryImages};
use crate::index::Indexes;
use crate::models::Describer;
use crate::words::Words;

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
    /// The model that describes pictures.
    pub describer: Describer,
    /// Originals and thumbnails.
    pub files: Files,
    /// Pictures that were searched by.
    pub query_images: QueryImages,
    /// Tells whoever watches that something changed.
    pub changes: Changes,
    /// All settings.
    pub config: Config,
    /// What the search knows about words.
    pub words: Words,
    /// Embeddings of texts, by model and text.
    pub embeddings: Embeddings,
    /// Embeddings of some words of the vocabulary, by model.
    pub vocabularies: Cache<String, Arc<Vec<Arc<[f32]>>>>,
    /// Pictures drawn by lot, by library and model.
    pub samples: Cache<(Uuid, String), Arc<Sample>>,
    /// Held by whoever draws pictures ahead of searches.
    pub sampling: Mutex<()>,
    /// Held by whoever notes what was searched for.
    pub noting: Mutex<()>,
    /// Bounds how many searches are answered at once.
    pub searching: Semaphore,
    /// Threads that decode pictures.
    pub decoding: Decoding,
}
