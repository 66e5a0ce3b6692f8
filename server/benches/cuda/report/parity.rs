//! How near embeddings are to those that they should be.

use std::fmt;

use serde::Serialize;
use siglip::Precision;

use super::Kind;

/// What f32 may differ by at most.
const DIFFERENCE: f32 = 1e-4;
/// What the cosine is at least, in all precisions.
const COSINE: f64 = 0.9999;

/// The worst of several embeddings beside the processor's in f32.
#[derive(Serialize)]
pub struct Parity {
    pub kind: Kind,
    pub precision: &'static str,
    /// Of single numbers.
    pub difference: f32,
    pub cosine: f64,
}

impl Parity {
    /// Compares pictures and texts, each `[count, width]`.
    pub fn of(precision: Precision, expected: &[Vec<f32>; 2], found: &[Vec<f32>; 2], width: usize) -> [Self; 2] {
        [Kind::Picture, Kind::Text].map(|kind| {
            let (expected, found) = (&expected[kind as usize], &found[kind as usize]);
            let differences = expected.iter().zip(found).map(|(a, b)| (a - b).abs());
            let rows = expected.chunks_exact(width).zip(found.chunks_exact(width));
            // `min` and `max` would pass over what is not a number.
            let worse = |a: f64, b: f64| if b.is_nan() || b < a { b } else { a };
            let cosine =
                rows.map(|(a, b)| cosine(a, b)).fold(if expected.len() == found.len() { 1.0 } else { 0.0 }, worse);
            Self { kind, precision: precision.name(), difference: differences.fold(0.0, f32::max), cosine }
        })
    }

    /// Whether it is as near as the precision has to be.
    pub fn holds(&self, precision: Precision) -> bool {
        self.cosine >= COSINE && (precision != Precision::F32 || self.difference <= DIFFERENCE)
    }
}

fn cosine(a: &[f32], b: &[f32]) -> f64 {
    let product = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum::<f64>();
    product(a, b) / (product(a, a) * product(b, b)).sqrt()
}

impl fmt::Display for Parity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, precision, difference, cosine } = self;
        write!(formatter, "{kind}, {precision}: largest difference {difference:.1e}, least cosine {cosine:.7}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_row_counts() {
        let expected = [vec![1.0, 0.0, 0.6, 0.8], vec![0.6, 0.8]];
        let of = |found| Parity::of(Precision::F32, &expected, &found, 2).map(|parity| parity.holds(Precision::F32));

        assert_eq!(of(expected.clone()), [true, true]);
        assert_eq!(of([vec![1.0, 0.0, 0.8, 0.6], vec![0.6, 0.800_05]]), [false, true]);
        assert_eq!(of([vec![1.0, 0.0, 0.6, f32::NAN], vec![0.6]]), [false, false]);
        // A difference that is too large for f32 alone.
        let [_, texts] = Parity::of(Precision::Bf16, &expected, &[vec![0.0; 4], vec![0.6, 0.803]], 2);
        assert!(texts.holds(Precision::Bf16) && !texts.holds(Precision::F32));
    }
}
