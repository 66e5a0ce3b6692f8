//! What came of a question.

use std::collections::HashSet;

use app::types::{MediaId, SearchPage};

use super::question::Kind;

/// What came of a question.
#[derive(Clone, Debug)]
pub struct Answer {
    /// What was asked for.
    pub kind: Kind,
    /// How many pictures of the library are relevant.
    pub relevant: usize,
    /// The results, the first first.
    pub results: Vec<Shown>,
}

/// One result.
#[derive(Clone, Copy, Debug)]
pub struct Shown {
    /// What it was ranked by.
    pub score: f32,
    /// How sure the search was of it.
    pub confidence: Option<f32>,
    /// Whether the search called it found.
    pub is_found: bool,
    /// Whether it is right.
    pub is_relevant: bool,
}

impl Answer {
    /// Judges an answer by the pictures that are right.
    pub fn of(kind: Kind, relevant: &HashSet<MediaId>, page: &SearchPage) -> Self {
        let results = page.results.iter().map(|hit| Shown {
            score: hit.score.unwrap_or_default(),
            confidence: hit.confidence,
            is_found: hit.above_cutoff,
            is_relevant: relevant.contains(&hit.tile.image_id),
        });
        Self { kind, relevant: relevant.len(), results: results.collect() }
    }

    /// Of each result whether it is right.
    pub fn ranking(&self) -> Vec<bool> {
        self.results.iter().map(|shown| shown.is_relevant).collect()
    }
}
