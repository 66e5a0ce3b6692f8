//! One score out of looks and words.

use crate::{Calibration, Cutoff, Explained, Part, Signal};

/// What the signals say of one picture, each on its own scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Signals {
    /// Similarity to the query.
    pub similarity: f32,
    /// How well its facts match the words of the query, 0 to 1; 0 where nothing matched.
    pub facts: f32,
    /// The share of the query's words that stand in it exactly, 0 to 1.
    pub keywords: f32,
    /// How much what is said about it means what the query means, 0 to 1, as of [`above_chance`]; 0 where nothing is said.
    pub captions: f32,
}

/// How far the cosine of two texts lies above what it is by chance, on the way to that of a text with itself: 0 to 1.
///
/// Cosines of texts have a natural end, which those of a text and a picture lack. Deviations from chance would not do, for
/// related things stand out of chance as well ("wolf" and "dog").
pub fn above_chance(cosine: f32, chance: f32) -> f32 {
    let share = (cosine - chance) / (1.0 - chance);
    if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 }
}

/// How much each signal counts. Only the ratios of the first three matter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FusionWeights {
    /// Of similarity.
    pub similarity: f32,
    /// Of facts.
    pub facts: f32,
    /// Of exact keywords.
    pub keywords: f32,
    /// How much of the way from all others to what is said about a picture its score goes, 0 to 1.
    pub captions: f32,
}

impl Default for FusionWeights {
    fn default() -> Self {
        Self { similarity: 0.4, facts: 0.4, keywords: 0.2, captions: 0.3 }
    }
}

/// What makes words comparable with similarities: a word that says nothing is worth `nothing`, one that says everything
/// is worth `everything`, in the unit of similarities.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// What a picture scores that has nothing to do with the query.
    pub nothing: f32,
    /// What one scores that is surely meant.
    pub everything: f32,
}

impl Scale {
    /// From the query's noise to as far above the cut as the noise lies below it: what says half is worth the cut.
    pub fn of_cutoff(cutoff: &Cutoff) -> Self {
        let nothing = cutoff.noise_mean as f32;
        Self { nothing, everything: 2.0 * cutoff.score - nothing }
    }

    /// Where nothing is known of noise: from 0 to twice the similarity at which a model is undecided.
    pub fn of_model(calibration: Calibration) -> Self {
        let undecided = match calibration {
            Calibration::Model { scale, bias } => -bias / scale,
            Calibration::Temperature(_) => 0.0,
        };
        Self { nothing: 0.0, everything: 2.0 * if undecided > 0.0 { undecided.min(1.0) } else { 0.1 } }
    }

    fn of(self, share: f64) -> f64 {
        let (nothing, everything) = (f64::from(self.nothing), f64::from(self.everything));
        nothing + share * (everything - nothing).max(0.0)
    }
}

/// Weighted sum of comparable signals, for one query, in the unit of similarities.
///
/// Similarity is the ground that words can only raise: with `s` the similarity, `f` and `k` the comparable values of
/// words and weights that sum to one, the score is `s + w_f · max(f - s, 0) + w_k · max(k - s, 0)`. Where words speak at
/// least as well of a picture as its looks, that is the weighted sum `w_s · s + w_f · f + w_k · k`; where they say less,
/// or nothing, the picture keeps the score of its looks. In a plain weighted sum a picture that nobody described would
/// fall behind badly matching ones that somebody did; a weighted mean of the signals that speak would punish a weak match
/// for not being silent.
///
/// What is said about a picture comes last: with `c` its comparable value and `r` that score, it adds `w_c · max(c - r, 0)`.
///
/// A picture in which every word of the query stands gets one more, for a name that was typed in full is what was
/// meant: such a score lies above that of any cosine. It does not where keywords weigh nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fusion {
    /// How much each signal counts.
    pub weights: FusionWeights,
    /// How words become comparable.
    pub scale: Scale,
}

impl Fusion {
    /// The score of a picture, and why. It rises with each signal.
    pub fn explain(&self, signals: &Signals) -> Explained {
        let weights = self.weights;
        let positive = |weight: f32| if weight > 0.0 && weight.is_finite() { f64::from(weight) } else { 0.0 };
        let sum = positive(weights.similarity) + positive(weights.facts) + positive(weights.keywords);
        let share = |weight| if sum > 0.0 { positive(weight) / sum } else { 0.0 };

        let ground = if signals.similarity.is_finite() { f64::from(signals.similarity) } else { -1.0 };
        let words = |signal, ground: f64, said: f32, weight: f64| {
            let said = if said.is_finite() { f64::from(said).clamp(0.0, 1.0) } else { 0.0 };
            let comparable = self.scale.of(said);
            let comparable = if comparable.is_finite() { comparable } else { ground };
            let every_word = signal == Signal::Keywords && said >= 1.0 && weight > 0.0;
            let raised = if said > 0.0 { weight * (comparable - ground).max(0.0) } else { 0.0 };
            part(signal, said, comparable, weight, raised + if every_word { 1.0 } else { 0.0 })
        };
        let facts = words(Signal::Facts, ground, signals.facts, share(weights.facts));
        let keywords = words(Signal::Keywords, ground, signals.keywords, share(weights.keywords));
        let raised = ground + f64::from(facts.contribution) + f64::from(keywords.contribution);
        let captions = words(Signal::Captions, raised, signals.captions, positive(weights.captions).min(1.0));
        Explained::new(vec![part(Signal::Similarity, ground, ground, 1.0, ground), facts, keywords, captions])
    }
}

fn part(signal: Signal, raw: f64, comparable: f64, weight: f64, contribution: f64) -> Part {
    Part {
        signal,
        raw: raw as f32,
        comparable: comparable as f32,
        weight: weight as f32,
        contribution: contribution as f32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FUSION: Fusion = Fusion {
        weights: FusionWeights { similarity: 0.4, facts: 0.4, keywords: 0.2, captions: 0.5 },
        scale: Scale { nothing: 0.0, everything: 0.4 },
    };

    fn score(similarity: f32, facts: f32, keywords: f32) -> f32 {
        FUSION.explain(&Signals { similarity, facts, keywords, captions: 0.0 }).score
    }

    #[test]
    fn it_is_the_weighted_sum_where_words_say_more_than_looks() {
        // 0.4 · 0.1 + 0.4 · (0.75 · 0.4) + 0.2 · (0.5 · 0.4)
        assert!((score(0.1, 0.75, 0.5) - 0.2).abs() < 1e-6);
    }

    #[test]
    fn it_is_the_similarity_where_words_say_less() {
        assert!((score(0.3, 0.5, 0.5) - 0.3).abs() < 1e-6);
        assert!((score(-0.3, 0.0, 0.0) + 0.3).abs() < 1e-6);
    }

    #[test]
    fn every_word_of_the_query_puts_a_picture_above_all_that_lack_one() {
        assert!(score(-0.2, 1.0, 1.0) > 0.9 && score(0.39, 1.0, 0.5) <= 0.4);
        assert!(score(0.1, 0.0, 1.0) > score(0.0, 0.0, 1.0));
    }

    #[test]
    fn a_signal_that_counts_nothing_adds_nothing() {
        let weights = FusionWeights { similarity: 1.0, facts: 0.0, keywords: 0.0, captions: 0.0 };
        let explained = Fusion { weights, ..FUSION }.explain(&Signals {
            similarity: 0.1,
            facts: 1.0,
            keywords: 1.0,
            captions: 1.0,
        });
        assert!((explained.score - 0.1).abs() < 1e-6);
    }

    #[test]
    fn what_is_said_raises_what_the_rest_left() {
        let said = |facts, captions| FUSION.explain(&Signals { similarity: 0.1, facts, keywords: 0.0, captions }).score;
        // 0.1 + 0.5 · (0.75 · 0.4 - 0.1)
        assert!((said(0.0, 0.75) - 0.2).abs() < 1e-6);
        assert!((said(0.0, 0.1) - 0.1).abs() < 1e-6);
        // Facts raise it to 0.1 + 0.4 · (0.75 · 0.4 - 0.1) = 0.18.
        assert!((said(0.75, 0.75) - 0.24).abs() < 1e-6);
        assert!(score(0.1, 1.0, 1.0) > 1.0 && said(1.0, 1.0) < 0.4);
    }

    #[test]
    fn texts_lie_between_chance_and_themselves() {
        assert_eq!([above_chance(0.4, 0.4), above_chance(0.2, 0.4), above_chance(1.1, 0.4)], [0.0, 0.0, 1.0]);
        assert!((above_chance(0.7, 0.4) - 0.5).abs() < 1e-6);
        assert_eq!([above_chance(1.0, 1.0), above_chance(f32::NAN, 0.4)], [0.0, 0.0]);
    }

    #[test]
    fn what_words_say_half_is_worth_the_cut() {
        let cutoff = Cutoff { score: 0.3, noise_mean: 0.1, noise_sd: 0.05, fdr: 0.05 };
        assert!((Scale::of_cutoff(&cutoff).of(0.5) - 0.3).abs() < 1e-6);
        assert_eq!(Scale::of_cutoff(&cutoff).of(0.0) as f32, 0.1);
        assert_eq!(Scale::of_model(Calibration::Model { scale: 100.0, bias: -10.0 }).of(0.5) as f32, 0.1);
        assert_eq!(Scale::of_model(Calibration::Temperature(25.0)).of(0.5) as f32, 0.1);
    }
}
