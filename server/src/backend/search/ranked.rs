//! The order of the pictures.

use std::collections::HashMap;
use std::ops::Range;

use app::AppError;
use uuid::Uuid;
use vectors::{Candidate, Candidates, Neighbour, Search};

use super::super::Unexpected;
use super::meaning::{Kind, Meaning};
use super::scoring::Scoring;
use crate::index::Index;

/// A picture with what it was compared by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scored {
    /// Its id.
    pub id: Uuid,
    /// Which variant of the query it is most like.
    pub variant: usize,
    /// Cosine with the whole picture.
    pub global: f32,
    /// Cosine with the best of its local views, where these were compared.
    pub local: Option<f32>,
    /// What both make together, less what the variant costs.
    pub similarity: f32,
}

/// The best pictures of a library: those that are nearest as a whole, in the order of their similarity.
///
/// It is the same list whichever page is asked for.
pub async fn best(
    index: &Index,
    library: Uuid,
    meaning: &Meaning,
    scoring: Scoring,
    penalties: &[f32],
    limit: usize,
) -> Result<Vec<Scored>, AppError> {
    let request = Candidates {
        library,
        vectors: meaning.variants.iter().map(|(_, vector)| vector.to_vec()).collect(),
        limit,
        local: matches!(meaning.kind, Kind::Words) && scoring.looks_closer(),
    };
    let found = index.vectors.candidates(&request).await.unexpected("searching vectors")?;
    let mut best = HashMap::new();
    for (variant, (found, penalty)) in found.into_iter().zip(penalties).enumerate() {
        for Candidate { id, global, local } in found {
            let similarity = scoring.similarity(global, local) - penalty;
            let scored = Scored { id, variant, global, local, similarity };
            let known = best.entry(id).or_insert(scored);
            if scored.similarity > known.similarity {
                *known = scored;
            }
        }
    }
    let mut best: Vec<Scored> = best.into_values().collect();
    best.sort_unstable_by(|a, b| b.similarity.total_cmp(&a.similarity).then(a.id.cmp(&b.id)));
    best.truncate(limit);
    Ok(best)
}

/// A part of the list of all pictures: the best ones, and after them the others in the order of the whole picture.
pub async fn page(
    index: &Index,
    library: Uuid,
    meaning: &Meaning,
    best: &[Scored],
    wanted: Range<usize>,
) -> Result<Vec<Scored>, AppError> {
    let mut page = best.get(wanted.start..wanted.end.min(best.len())).unwrap_or_default().to_vec();
    let missing = wanted.len() - page.len();
    if missing > 0 {
        let others = Search {
            library,
            vector: meaning.query().to_vec(),
            limit: missing,
            offset: wanted.start.saturating_sub(best.len()),
            exclude: best.iter().map(|scored| scored.id).collect(),
        };
        let others = index.vectors.search(&others).await.unexpected("searching vectors")?;
        page.extend(others.into_iter().map(|Neighbour { id, similarity }| Scored {
            id,
            variant: 0,
            global: similarity,
            local: None,
            similarity,
        }));
    }
    Ok(page)
}
