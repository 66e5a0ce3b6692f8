//! Questions to the index and their answers.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use crate::Filter;
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
    /// Only pictures that pass it are found.
    pub filter: Filter,
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
    /// Whether what is said about them is compared as well. Then the pictures of which something nearest to a vector is said
    /// are among the answers too, at most `limit` for each.
    pub captions: bool,
    /// Only pictures that pass it are found.
    pub filter: Filter,
    /// Pictures that are compared with every vector even if they are not among the nearest, such as those that words
    /// found; only if the library has them and they pass the filter.
    pub also: Vec<Uuid>,
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
    /// The same of the best sentence of what is said about it, if anything is and it was compared.
    pub caption: Option<f32>,
}

/// The stored vectors of a picture, L2-normalised.
#[derive(Debug, Clone, PartialEq)]
pub struct Views {
    /// Of the whole picture.
    pub global: Vec<f32>,
    /// Of its local views in their order; none before they are set.
    pub local: Vec<Vec<f32>>,
    /// Of the sentences that are said about it, in their order.
    pub captions: Vec<Vec<f32>>,
}

/// The nearest and those that were compared in any case: one list, in the order of their similarity.
pub(crate) fn union(mut nearest: Vec<Neighbour>, also: Vec<Neighbour>) -> Vec<Neighbour> {
    let known: HashSet<_> = nearest.iter().map(|neighbour| neighbour.id).collect();
    nearest.extend(also.into_iter().filter(|neighbour| !known.contains(&neighbour.id)));
    ordered(nearest)
}

/// What was found by the global views, with the best local views and sentences that were found beside it.
pub(crate) fn join(found: Vec<Neighbour>, local: Vec<Neighbour>, captions: Vec<Neighbour>) -> Vec<Candidate> {
    let by_id = |best: Vec<Neighbour>| -> HashMap<Uuid, f32> {
        best.into_iter().map(|best| (best.id, best.similarity)).collect()
    };
    let (local, captions) = (by_id(local), by_id(captions));
    let candidate = |Neighbour { id, similarity }| Candidate {
        id,
        global: similarity,
        local: local.get(&id).copied(),
        caption: captions.get(&id).copied(),
    };
    found.into_iter().map(candidate).collect()
}
