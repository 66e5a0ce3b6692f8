//! Fusion by ranks alone.

use crate::{Explained, FusionWeights, Part, Signal, Signals};

/// How slowly a rank loses its worth; the value of the paper.
pub const DEFAULT_K: f32 = 60.0;

/// Reciprocal-rank fusion (Cormack, Clarke & Büttcher 2009): the sum over signals of `weight / (k + rank)`, in the
/// order of `pictures`. The first has rank 1, equals share a rank, and a picture of which a signal but similarity says
/// nothing gets nothing from it. The paper's weights are all 1. The comparable value of a part is `1 / (k + rank)`.
pub fn reciprocal_rank_fusion(pictures: &[Signals], weights: FusionWeights, k: f32) -> Vec<Explained> {
    let ranked = |value: fn(&Signals) -> Option<f32>| ranks(&pictures.iter().map(value).collect::<Vec<_>>());
    let signals = [
        (Signal::Similarity, weights.similarity, ranked(|signals| Some(signals.similarity))),
        (Signal::Facts, weights.facts, ranked(|signals| spoken(signals.facts))),
        (Signal::Keywords, weights.keywords, ranked(|signals| spoken(signals.keywords))),
        (Signal::Captions, weights.captions, ranked(|signals| spoken(signals.captions))),
    ];
    let part = |(signal, weight, ranks): &(Signal, f32, Vec<Option<usize>>), picture: usize| {
        let rank = ranks.get(picture).copied().flatten().map_or(0.0, |rank| rank as f32);
        let comparable = if rank > 0.0 { 1.0 / (k + rank) } else { 0.0 };
        Part { signal: *signal, raw: rank, comparable, weight: *weight, contribution: weight * comparable }
    };
    (0..pictures.len())
        .map(|picture| Explained::new(signals.iter().map(|signal| part(signal, picture)).collect()))
        .collect()
}

fn spoken(value: f32) -> Option<f32> {
    Some(value).filter(|value| *value > 0.0)
}

/// The rank of each value, the greatest first; none for what has no value.
fn ranks(values: &[Option<f32>]) -> Vec<Option<usize>> {
    let mut sorted: Vec<f32> = values.iter().flatten().copied().filter(|value| !value.is_nan()).collect();
    sorted.sort_by(|left, right| right.total_cmp(left));
    let rank = |value: f32| sorted.partition_point(|other| *other > value) + 1;
    values.iter().map(|value| value.filter(|value| !value.is_nan()).map(rank)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const EQUAL: FusionWeights = FusionWeights { similarity: 1.0, facts: 1.0, keywords: 1.0, captions: 1.0 };

    #[test]
    fn equals_share_a_rank_and_silence_has_none() {
        assert_eq!(
            ranks(&[Some(0.1), None, Some(0.9), Some(0.9), Some(f32::NAN)]),
            [Some(3), None, Some(1), Some(1), None]
        );
    }

    #[test]
    fn ranks_add_up_by_their_reciprocals() {
        let pictures = [
            Signals { similarity: 0.3, facts: 0.0, keywords: 0.0, captions: 0.0 },
            Signals { similarity: 0.2, facts: 0.7, keywords: 1.0, captions: 0.0 },
            Signals { similarity: 0.1, facts: 0.5, keywords: 0.0, captions: 0.0 },
        ];
        let scores: Vec<f32> =
            reciprocal_rank_fusion(&pictures, EQUAL, DEFAULT_K).iter().map(|explained| explained.score).collect();
        for (score, expected) in scores.iter().zip([1.0 / 61.0, 1.0 / 62.0 + 2.0 / 61.0, 1.0 / 63.0 + 1.0 / 62.0]) {
            assert!((score - expected).abs() < 1e-7, "{scores:?}");
        }
    }

    #[test]
    fn nothing_fuses_to_nothing() {
        assert!(reciprocal_rank_fusion(&[], EQUAL, DEFAULT_K).is_empty());
    }
}
