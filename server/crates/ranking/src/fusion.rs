//! One score out of looks and words.

use crate::{Calibration, Cutoff, Explained, Part, Signal, calibration::sigmoid};

/// What the signals say of one picture, each on its own scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Signals {
    /// Similarity to the query.
    pub similarity: f32,
    /// Rank by full-text search, at least 0; none or 0 where nothing matched.
    pub facts: Option<f32>,
    /// How many of the query's words stand in it exactly; none or 0 where none does.
    pub keywords: Option<f32>,
}

/// How much each signal counts. Only their ratios matter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FusionWeights {
    /// Of similarity.
    pub similarity: f32,
    /// Of facts.
    pub facts: f32,
    /// Of exact keywords.
    pub keywords: f32,
}

impl Default for FusionWeights {
    fn default() -> Self {
        Self { similarity: 0.4, facts: 0.4, keywords: 0.2 }
    }
}

/// What makes similarities comparable with words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scale {
    /// By the query's noise: `sigmoid((similarity - cut-off) / sd)`, one half at the cut-off.
    Noise(Cutoff),
    /// By calibrated confidence.
    Calibration(Calibration),
}

/// Weighted sum of comparable signals, for one query.
///
/// Similarity is the ground that words can only raise: with `s`, `f`, `k` the comparable values and weights that sum
/// to one, the score is `s + w_f · max(f - s, 0) + w_k · max(k - s, 0)`. Where words speak at least as well of a
/// picture as its looks, that is the weighted sum `w_s · s + w_f · f + w_k · k`; where they say less, or nothing, the
/// picture keeps the score of its looks. In a plain weighted sum a picture that nobody described would fall behind
/// badly matching ones that somebody did; a weighted mean of the signals that speak would punish a weak match for not
/// being silent.
///
/// A picture in which every word of the query stands gets one more, for a name that was typed in full is what was
/// meant: such scores lie above 1, all others in [0, 1]. It does not where keywords weigh nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fusion {
    /// How much each signal counts.
    pub weights: FusionWeights,
    /// How similarities become comparable.
    pub scale: Scale,
    /// The rank by full-text search of a picture that matches the whole query. Not the best rank found: where nothing
    /// matches well, that would turn a stray word into a perfect match.
    pub best_facts: f32,
    /// How many words the query has.
    pub words: usize,
}

impl Fusion {
    /// The score of a picture, and why. It rises with each signal.
    pub fn explain(&self, signals: &Signals) -> Explained {
        let weights = self.weights;
        let positive = |weight: f32| if weight > 0.0 && weight.is_finite() { f64::from(weight) } else { 0.0 };
        let sum = positive(weights.similarity) + positive(weights.facts) + positive(weights.keywords);
        let share = |weight| if sum > 0.0 { positive(weight) / sum } else { 0.0 };

        let ground = match self.scale {
            Scale::Noise(cutoff) => {
                sigmoid((f64::from(signals.similarity) - f64::from(cutoff.score)) / cutoff.noise_sd)
            }
            Scale::Calibration(calibration) => f64::from(calibration.confidence(signals.similarity)),
        };
        let ground = if ground.is_finite() { ground } else { 0.0 };
        let words = |signal, raw: Option<f32>, best: f32, weight| {
            let raw = raw.unwrap_or_default();
            let comparable = ratio(raw, best);
            let weight = share(weight);
            let every_word = signal == Signal::Keywords && comparable >= 1.0 && weight > 0.0;
            let contribution = weight * (comparable - ground).max(0.0) + if every_word { 1.0 } else { 0.0 };
            part(signal, raw, comparable, weight, contribution)
        };
        Explained::of(vec![
            part(Signal::Similarity, signals.similarity, ground, 1.0, ground),
            words(Signal::Facts, signals.facts, self.best_facts, weights.facts),
            words(Signal::Keywords, signals.keywords, self.words as f32, weights.keywords),
        ])
    }
}

fn part(signal: Signal, raw: f32, comparable: f64, weight: f64, contribution: f64) -> Part {
    Part { signal, raw, comparable: comparable as f32, weight: weight as f32, contribution: contribution as f32 }
}

/// The share of the best possible, in [0, 1]; 0 where there is none.
fn ratio(value: f32, best: f32) -> f64 {
    let ratio = f64::from(value) / f64::from(best);
    if best > 0.0 && ratio.is_finite() { ratio.clamp(0.0, 1.0) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FUSION: Fusion = Fusion {
        weights: FusionWeights { similarity: 0.4, facts: 0.4, keywords: 0.2 },
        scale: Scale::Calibration(Calibration::Temperature(25.0)),
        best_facts: 2.0,
        words: 2,
    };

    fn score(similarity: f32, facts: f32, keywords: f32) -> f32 {
        FUSION.explain(&Signals { similarity, facts: Some(facts), keywords: Some(keywords) }).score
    }

    #[test]
    fn it_is_the_weighted_sum_where_words_say_more_than_looks() {
        // 0.4 · sigmoid(0) + 0.4 · 0.75 + 0.2 · 0.5
        assert!((score(0.0, 1.5, 1.0) - 0.6).abs() < 1e-6);
    }

    #[test]
    fn it_is_the_confidence_where_words_say_less() {
        assert!((score(0.1, 0.5, 1.0) - 0.924_142).abs() < 1e-5);
    }

    #[test]
    fn every_word_of_the_query_puts_a_picture_above_all_that_lack_one() {
        assert!(score(-0.9, 0.0, 2.0) > 1.0 && score(0.9, 2.0, 1.0) <= 1.0);
        assert!(score(0.1, 0.0, 2.0) > score(0.0, 0.0, 2.0));
    }

    #[test]
    fn a_signal_that_counts_nothing_adds_nothing() {
        let weights = FusionWeights { similarity: 1.0, facts: 0.0, keywords: 0.0 };
        let fusion = Fusion { weights, ..FUSION };
        let signals = Signals { similarity: 0.0, facts: Some(2.0), keywords: Some(2.0) };
        assert!((fusion.explain(&signals).score - 0.5).abs() < 1e-6);
    }

    #[test]
    fn by_noise_a_similarity_is_one_half_at_the_cut() {
        let cutoff = Cutoff { score: 0.3, noise_mean: 0.0, noise_sd: 0.1, fdr: 0.05 };
        let fusion = Fusion { scale: Scale::Noise(cutoff), ..FUSION };
        let looks = |similarity| fusion.explain(&Signals { similarity, facts: None, keywords: None }).score;
        assert!((looks(0.3) - 0.5).abs() < 1e-6);
        // sigmoid(-3): the noise itself.
        assert!((looks(0.0) - 0.047_425_87).abs() < 1e-6);
    }
}
