//! One order out of looks and words.

use std::collections::HashMap;

use catalog::WordMatch;
use ranking::{
    Cutoff, DEFAULT_K, Explained, Fusion, Part, Scale, Signal, Signals, above_chance, reciprocal_rank_fusion,
};

use super::ranked::{Compared, Found};
use crate::config::{FusionMethod, SearchConfig};
use crate::models::Model;

/// A picture with its score.
#[derive(Clone, Debug)]
pub struct Scored {
    /// What it looks like.
    pub compared: Compared,
    /// What its words say.
    pub words: Option<WordMatch>,
    /// The score, and what words added to it.
    pub explained: Explained,
    /// Whether it stands out of chance.
    pub is_found: bool,
}

impl Scored {
    /// One that is known by its looks alone, and that comes behind all that was found.
    pub fn by_looks(compared: Compared) -> Self {
        let similarity = compared.similarity;
        let part = Part {
            signal: Signal::Similarity,
            raw: similarity,
            comparable: similarity,
            weight: 1.0,
            contribution: similarity,
        };
        let explained = Explained { parts: vec![part], score: similarity };
        Self { compared, words: None, explained, is_found: false }
    }
}

/// The best first: what was found, then the rest.
pub fn order(
    config: &SearchConfig,
    model: &Model,
    cutoff: Option<Cutoff>,
    sentences: Option<f32>,
    found: Found,
) -> Vec<Scored> {
    let of_query = found.words.words.len().max(1) as f32;
    let mut words: HashMap<_, _> = found.words.matches.into_iter().map(|found| (found.id, found)).collect();
    let pictures: Vec<(Compared, Option<WordMatch>)> =
        found.compared.into_iter().map(|compared| (compared, words.remove(&compared.id))).collect();
    let signals: Vec<Signals> = pictures
        .iter()
        .map(|(compared, words)| Signals {
            similarity: compared.similarity,
            facts: words.as_ref().map_or(0.0, |words| words.facts),
            keywords: words.as_ref().map_or(0.0, |words| words.keywords as f32 / of_query),
            captions: compared.caption.zip(sentences).map_or(0.0, |(caption, chance)| above_chance(caption, chance)),
        })
        .collect();
    let weights = config.fusion.weights;
    let explained = match config.fusion.method {
        FusionMethod::Weighted => {
            let scale = cutoff.as_ref().map_or_else(|| Scale::of_model(model.calibration()), Scale::of_cutoff);
            let fusion = Fusion { weights, scale };
            signals.iter().map(|signals| fusion.explain(signals)).collect()
        }
        FusionMethod::Ranks => reciprocal_rank_fusion(&signals, weights, DEFAULT_K),
    };
    let mut scored: Vec<Scored> = pictures
        .into_iter()
        .zip(signals)
        .zip(explained)
        .map(|(((compared, words), signals), explained)| {
            let by_words = signals.keywords >= 1.0 && config.fusion.counts_words();
            // Scores of ranks have no noise; there it is looks that stand out, or every word.
            let score = match config.fusion.method {
                // What is said orders pictures by its meaning, but related things mean much the same: it finds none.
                FusionMethod::Weighted => explained.score - explained.of(Signal::Captions),
                FusionMethod::Ranks => compared.similarity,
            };
            let is_found = by_words || cutoff.is_none_or(|cutoff| cutoff.above(score));
            Scored { compared, words, explained, is_found }
        })
        .collect();
    scored.sort_by(|a, b| {
        let by_score = b.explained.score.total_cmp(&a.explained.score);
        b.is_found.cmp(&a.is_found).then(by_score).then(a.compared.id.cmp(&b.compared.id))
    });
    scored
}
