//! The port behind which both stores stand.

use std::collections::HashMap;

use async_trait::async_trait;
use uuid::Uuid;

use crate::{Candidate, Candidates, Facts, Filter, Neighbour, Point, Search, VectorError, Views};

/// The vectors of one [`Space`](crate::Space); every write is idempotent and visible to searches when it returns.
#[async_trait]
pub trait VectorStore: Send + Sync {
    /// Writes points whole: a point of the same id is replaced with its facts, and its local views and captions are dropped,
    /// for they may be those of other content; of the same id twice in one call, the last one stays.
    async fn upsert(&self, points: Vec<Point>) -> Result<(), VectorError>;

    /// Sets the local views of a point, in their order; does nothing if the library has no such point.
    async fn set_local(&self, id: Uuid, library: Uuid, views: Vec<Vec<f32>>) -> Result<(), VectorError>;

    /// Sets what is said about a point, a vector for each sentence, or takes it away where there are none; does nothing if the
    /// library has no such point.
    async fn set_captions(&self, id: Uuid, library: Uuid, sentences: Vec<Vec<f32>>) -> Result<(), VectorError>;

    /// Replaces the facts of a point and leaves its vectors; does nothing if the library has no such point.
    async fn set_facts(&self, id: Uuid, library: Uuid, facts: Facts) -> Result<(), VectorError>;

    /// The nearest pictures by their global view, nearest first; pages of one search neither overlap nor gap.
    async fn search(&self, search: &Search) -> Result<Vec<Neighbour>, VectorError>;

    /// For each vector the nearest pictures by their global view, by what is said about them where that is wanted, and those of
    /// [`Candidates::also`], nearest first by the global view, each with its best local view and its best sentence.
    async fn candidates(&self, request: &Candidates) -> Result<Vec<Vec<Candidate>>, VectorError>;

    /// The pictures that pass the filter by their date, the latest or the oldest first, equals by their ids; those
    /// without a date, which were stored before there were dates, come last.
    async fn newest(
        &self,
        library: Uuid,
        filter: &Filter,
        oldest_first: bool,
        offset: usize,
        limit: usize,
    ) -> Result<Vec<Uuid>, VectorError>;

    /// The stored vectors of those of `ids` that the library has.
    async fn views(&self, library: Uuid, ids: &[Uuid]) -> Result<HashMap<Uuid, Views>, VectorError>;

    /// Forgets points, whichever library they belong to; unknown ids are fine.
    async fn delete(&self, ids: &[Uuid]) -> Result<(), VectorError>;

    /// How many points of a library pass the filter, exactly.
    async fn count(&self, library: Uuid, filter: &Filter) -> Result<u64, VectorError>;

    /// Makes all writes so far survive a power cut (they survive the death of the process as it is).
    async fn flush(&self) -> Result<(), VectorError>;

    /// Builds what makes searches fast in large spaces; the store also does this by itself in the background.
    async fn optimize(&self) -> Result<(), VectorError>;

    /// Drops what is stored for all other models, and answers which models these were; one in use is left alone.
    async fn remove_other_spaces(&self) -> Result<Vec<String>, VectorError>;

    /// Flushes and releases the space; later calls answer [`VectorError::Closed`], a second close is fine.
    async fn close(&self) -> Result<(), VectorError>;
}
