//! Fusion by ranks alone.

use crate::{Explained, FusionWeights, Part, Signal, Signals};

/// How slowly a rank loses its worth; the value of the paper.
pub const DEFAULT_K: f32 = 60.0;

/// Reciprocal-rank fusion (Cormack, Clarke & Büttcher 2009): the sum over signals of `weight / (k + rank)`, in the
/// order of `pictures`. The first has rank 1, equals share a rank, and a picture of which facts or keywords say nothing
/// gets nothing from them. The paper's weights are all 1. The comparable value of a part is `1 / (k + rank)`.
pub fn reciprocal_rank_fusion(pictures: &[Signals], weights: FusionWeights, k: f32) -> Vec<Explained> {
    let values = |value: fn(&Signals) -> Option<f32>| pictures.iter().map(value).collect::<Vec<_>>();
    let spoken = |value: Option<f32>| value.filter(|value| *value > 0.0);
    let signals = [
        (Signal::Similarity, weights.similarity, ranks(&values(|signals| Some(signals.similarity)))),
        (Signal::Facts, weights.facts, ranks(&values(|s| s.facts).into_iter().map(spoken).collect::<Vec<_>>())),
        (
            Signal::Keywords,
            weights.keywords,
            ranks(&values(|s| s.keywords).into_iter().map(spoken).collect::<Vec<_>>()),
        ),
    ];
    let part = |(signal, weight, ranks): &(Signal, f32, Vec<Option<usize>>), picture: usize| {
        let rank = ranks.get(picture).copied().flatten().map_or(0.0, |rank| rank as f32);
        let comparable = if rank > 0.0 { 1.0 / (k + rank) } else { 0.0 };
        Part { signal: *signal, raw: rank, comparable, weight: *weight, contribution: weight * comparable }
    };
    (0..pictures.len())
        .map(|picture| Explained::of(signals.iter().map(|signal| part(signal, picture)).collect()))
        .collect()
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

    const EQUAL: FusionWeights = FusionWeights { similarity: 1.0, facts: 1.0, keywords: 1.0 };

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
            Signals { similarity: 0.3, facts: None, keywords: Some(0.0) },
            Signals { similarity: 0.2, facts: Some(7.0), keywords: Some(1.0) },
            Signals { similarity: 0.1, facts: Some(0.5), keywords: None },
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
