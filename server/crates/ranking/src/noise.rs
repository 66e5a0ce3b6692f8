//! What similarities are like of pictures that have nothing to do with the query.

use crate::normal::upper_tail;

/// The spread of a normal distribution in units of its median absolute deviation.
const SPREAD_PER_DEVIATION: f64 = 1.4826;
/// From how many spreads above the middle on a similarity of the sample is taken for a hit.
const HIT: f64 = 2.5;
/// Fewer similarities say nothing of their spread.
const SMALLEST_SAMPLE: usize = 5;
/// With fewer similarities a query's own noise is too uncertain to judge it by.
const TRUSTED_SAMPLE: usize = 20;

/// Similarities of pictures that do not match: a normal distribution.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Noise {
    /// Its mean.
    pub mean: f64,
    /// Its standard deviation.
    pub sd: f64,
    /// How many similarities it was estimated from.
    pub n: usize,
}

impl Noise {
    /// From the similarities of a query and a random sample of the library, a few thousand at most. Up to about three
    /// tenths of them may be hits: what stands out above the middle, by a spread that is taken below it, is dropped
    /// until nothing more does; mean and standard deviation are of the rest. Below the middle nothing is dropped, for
    /// hits are never there. None for fewer than five similarities or if all are equal. What is not finite is ignored.
    pub fn estimate(sample: &[f32]) -> Option<Self> {
        let sorted = sorted(sample.iter().map(|value| f64::from(*value)).filter(|v| v.is_finite()).collect());
        if sorted.len() < SMALLEST_SAMPLE {
            return None;
        }
        let mut kept = sorted.as_slice();
        loop {
            let middle = median(kept);
            let below = &kept[..kept.partition_point(|value| *value <= middle)];
            let limit = middle + HIT * SPREAD_PER_DEVIATION * (middle - median(below));
            let rest = &kept[..kept.partition_point(|value| *value <= limit)];
            if rest.len() == kept.len() {
                break;
            }
            kept = rest;
        }
        let n = kept.len() as f64;
        let mean = kept.iter().sum::<f64>() / n;
        let variance = kept.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0);
        (variance > 0.0).then(|| Self { mean, sd: variance.sqrt(), n: sorted.len() })
    }

    /// The reference: the noise of a typical query, as the median of the noises of many, such as the words of a
    /// vocabulary. None without any.
    pub fn typical(of_queries: &[Self]) -> Option<Self> {
        let middle = |part: fn(&Self) -> f64| median(&sorted(of_queries.iter().map(part).collect()));
        let n = of_queries.iter().map(|noise| noise.n).sum();
        (!of_queries.is_empty()).then(|| Self { mean: middle(|noise| noise.mean), sd: middle(|noise| noise.sd), n })
    }

    /// The noise to judge a query by: the reference, for it judges better than the query's own (measured: see the
    /// README). Where there is none, the query's own, if twenty similarities or more tell it.
    pub fn of_query(own: Option<Self>, reference: Option<Self>) -> Option<Self> {
        reference.or(own.filter(|own| own.n >= TRUSTED_SAMPLE))
    }

    /// The probability that a picture which does not match is at least as similar as this (one-sided).
    pub fn p_value(&self, similarity: f32) -> f64 {
        upper_tail((f64::from(similarity) - self.mean) / self.sd)
    }
}

/// The standard deviation of values as if hits and other outliers were left out: 1.4826 times their median absolute
/// deviation. Zero of none.
pub fn robust_spread(values: &[f32]) -> f32 {
    let middle = median(&sorted(values.iter().map(|value| f64::from(*value)).collect()));
    let deviations = values.iter().map(|value| (f64::from(*value) - middle).abs()).collect();
    (SPREAD_PER_DEVIATION * median(&sorted(deviations))) as f32
}

fn sorted(mut values: Vec<f64>) -> Vec<f64> {
    values.sort_by(f64::total_cmp);
    values
}

/// Of sorted values; zero of none.
fn median(sorted: &[f64]) -> f64 {
    let upper = sorted.get(sorted.len() / 2).copied().unwrap_or_default();
    let lower = sorted.get(sorted.len().saturating_sub(1) / 2).copied().unwrap_or_default();
    0.5 * (lower + upper)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::*;

    #[test]
    fn medians() {
        assert_eq!(median(&[]), 0.0);
        assert_eq!(median(&[3.0]), 3.0);
        assert_eq!(median(&[1.0, 2.0]), 1.5);
        assert_eq!(median(&[1.0, 2.0, 7.0]), 2.0);
    }

    #[test]
    fn hits_do_not_widen_the_spread() {
        let noise = [-0.02, -0.01, 0.0, 0.01, 0.02];
        assert!((robust_spread(&[noise.as_slice(), &[0.9, 0.8]].concat()) - 1.4826 * 0.02).abs() < 1e-6);
        assert_eq!(robust_spread(&[]), 0.0);
    }

    #[test]
    fn one_hit_among_few_is_not_noise() {
        // Median 0.03, below it 0.01, 0.02 and 0.03: spread 0.0148; 0.4 stands out, then nothing.
        let noise = Noise::estimate(&[0.05, 0.01, 0.4, 0.02, 0.03, 0.04]).unwrap();
        assert!((noise.mean - 0.03).abs() < 1e-6);
        assert!((noise.sd - 0.00025_f64.sqrt()).abs() < 1e-6);
        assert_eq!(noise.n, 6);
    }

    #[test]
    fn a_typical_query_is_the_one_in_the_middle() {
        let noises = [(0.1, 0.3, 40), (0.0, 0.1, 50), (0.9, 0.2, 60)].map(|(mean, sd, n)| Noise { mean, sd, n });
        assert_eq!(Noise::typical(&noises), Some(Noise { mean: 0.1, sd: 0.2, n: 150 }));
        assert_eq!(Noise::typical(&[]), None);
    }

    #[test]
    fn a_query_is_judged_by_the_reference_or_else_by_enough_of_its_own() {
        let own = |n| Some(Noise { mean: 0.4, sd: 0.2, n });
        let reference = Some(Noise { mean: 0.0, sd: 0.1, n: 9000 });
        assert_eq!(Noise::of_query(own(500), reference), reference);
        assert_eq!(Noise::of_query(None, reference), reference);
        assert_eq!(Noise::of_query(own(20), None), own(20));
        assert_eq!(Noise::of_query(own(19), None), None);
    }
}
