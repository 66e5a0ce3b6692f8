//! Questions to the index and their answers.

use std::collections::HashMap;

use uuid::Uuid;

use crate::ranking::ordered;

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
    /// Pictures that are never found, such as those that were shown before.
    pub exclude: Vec<Uuid>,
}

/// A picture that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Neighbour {
    /// Id of the media.
    pub id: Uuid,
    /// Cosine between its global view and the vector of the search, in [-1, 1].
    pub similarity: f32,
}

/// Asks, for each of several vectors at once, for the nearest pictures of one library and for their best local views.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidates {
    /// Only pictures of this library are found.
    pub library: Uuid,
    /// What to look for, each as long as the space has dimensions.
    pub vectors: Vec<Vec<f32>>,
    /// At most so many pictures for each vector.
    pub limit: usize,
    /// Whether their local views are compared as well.
    pub local: bool,
}

/// A picture that may be shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// Id of the media.
    pub id: Uuid,
    /// Cosine between its global view and the vector, in [-1, 1].
    pub global: f32,
    /// The same of its best local view, if it has any and they were compared.
    pub local: Option<f32>,
}

/// The stored vectors of a picture, L2-normalised.
#[derive(Debug, Clone, PartialEq)]
pub struct Views {
    /// Of the whole picture.
    pub global: Vec<f32>,
    /// Of its local views in their order; none before they are set.
    pub local: Vec<Vec<f32>>,
}

impl Candidates {
    /// The candidates for each vector out of what a batch answered: the nearest and, if they are asked for, the best local
    /// views, one behind the other.
    pub(crate) fn collect(&self, answers: impl IntoIterator<Item = Vec<Neighbour>>) -> Vec<Vec<Candidate>> {
        let mut answers = answers.into_iter();
        let mut next = || answers.next().unwrap_or_default();
        let mut of_one = |_| join(ordered(next()), if self.local { next() } else { Vec::new() });
        self.vectors.iter().map(&mut of_one).collect()
    }
}

/// What a walk found, with the best local views that were found beside it.
fn join(nearest: Vec<Neighbour>, local: Vec<Neighbour>) -> Vec<Candidate> {
    let local: HashMap<_, _> = local.into_iter().map(|best| (best.id, best.similarity)).collect();
    let candidate = |Neighbour { id, similarity }| Candidate { id, global: similarity, local: local.get(&id).copied() };
    nearest.into_iter().map(candidate).collect()
}
