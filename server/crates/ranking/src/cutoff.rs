//! Which results of a query stand out of its noise.

use crate::{
    Noise,
    normal::{upper_quantile, upper_tail},
};

/// The share of false discoveries that a query accepts if nobody says otherwise.
pub const DEFAULT_FDR: f64 = 0.05;

/// What stands out by fewer standard deviations is not kept, however much else does. With many rejections the step-up
/// procedure goes down to `fdr` itself, 1.6 standard deviations; this is where words for large groups ("animal"), whose
/// noise lies above that of other words, let junk in. Above three the tail of the noise is heavier than a normal one's,
/// more so with the best of several local views.
const LEAST_SIGMAS: f64 = 3.5;

/// From which similarity on a result is kept, and what that was decided by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cutoff {
    /// The similarity from which on a result is kept.
    pub score: f32,
    /// The mean of the noise.
    pub noise_mean: f64,
    /// The standard deviation of the noise.
    pub noise_sd: f64,
    /// The accepted share of false discoveries.
    pub fdr: f64,
}

impl Cutoff {
    /// Keeps the largest `k` whose `k`-th best p-value is at most `fdr · k / library` (Benjamini & Hochberg 1995,
    /// "Controlling the false discovery rate"), and of these what stands out by three and a half standard deviations at least.
    ///
    /// `best` are the best similarities of the query, in any order; all pictures that were not ranked are hypotheses
    /// too, hence `library`, the number of pictures that could have been found. `fdr` is brought into [1e-9, 1]. Where
    /// nothing stands out, the score is the one from which on a single picture would have. The similarities must be of
    /// the same kind as those that the noise was estimated from, for example all with local views or all without.
    pub fn of(best: &[f32], library: usize, noise: Noise, fdr: f64) -> Self {
        let fdr = fdr.clamp(1e-9, 1.0);
        let mut best: Vec<f32> = best.iter().copied().filter(|similarity| similarity.is_finite()).collect();
        best.sort_by(|left, right| right.total_cmp(left));
        let tests = library.max(best.len()).max(1) as f64;
        let critical = |k: usize| fdr * k as f64 / tests;
        let least = upper_tail(LEAST_SIGMAS);

        let p_values: Vec<f64> = best.iter().map(|similarity| noise.p_value(*similarity)).collect();
        let rejected = (1..=best.len()).rev().find(|k| p_values.get(k - 1).is_some_and(|p| *p <= critical(*k)));
        let kept = p_values.iter().take(rejected.unwrap_or(0)).take_while(|p| **p <= least).count();

        let limit = critical(rejected.unwrap_or(1)).min(least);
        let score = (noise.mean + noise.sd * upper_quantile(limit)) as f32;
        // The line lies between the last that is kept and the first that is not, whatever rounding does.
        let score = best.get(kept).map_or(score, |first_out| score.max(first_out.next_up()));
        let score = best.get(..kept).and_then(<[f32]>::last).map_or(score, |last| score.min(*last));
        Self { score, noise_mean: noise.mean, noise_sd: noise.sd, fdr }
    }

    /// Whether a result of this similarity is kept.
    pub fn above(&self, similarity: f32) -> bool {
        similarity >= self.score
    }
}
