//! A question to the index and its answer.

use uuid::Uuid;

/// Asks for the pictures of one library that are nearest to a vector.
#[derive(Debug, Clone, PartialEq)]
pub struct Search {
    /// Only pictures of this library are found.
    pub library: Uuid,
    /// What to look for, as long as the space has dimensions.
    pub vector: Vec<f32>,
    /// At most so many neighbours are answered.
    pub limit: usize,
    /// So many of the nearest are skipped first.
    pub offset: usize,
    /// A picture that is never found, such as the one that was asked about.
    pub exclude: Option<Uuid>,
}

/// A picture that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Neighbour {
    /// Id of the media.
    pub id: Uuid,
    /// Cosine between its global view and the vector of the search, in [-1, 1].
    pub similarity: f32,
}
