//! How cosines become scores.

use ranking::{Calibration, Cutoff, Noise, Weights};

use crate::config::SearchConfig;
use crate::models::Model;

/// The numbers that a score is made with.
#[derive(Clone, Copy, Debug)]
pub struct Scoring {
    weights: Weights,
    calibration: Calibration,
    fdr: f64,
}

impl Scoring {
    /// Words are compared with the whole picture and with its local views.
    pub fn of_words(config: &SearchConfig, model: &Model) -> Self {
        let local = if config.num_crops > 0 { config.local_weight } else { 0.0 };
        let calibration = match config.by_temperature {
            true => Calibration::Temperature(config.temperature),
            false => model.calibration(),
        };
        Self { weights: Weights { global: config.global_weight, local }, calibration, fdr: config.fdr.into() }
    }

    /// A picture is compared with whole pictures.
    pub fn of_pictures(config: &SearchConfig, model: &Model) -> Self {
        let weights = Weights { global: 1.0, local: 0.0 };
        Self { weights, calibration: model.calibration(), fdr: config.fdr.into() }
    }

    /// The same for all that weigh views alike.
    pub fn key(self) -> [u32; 2] {
        [self.weights.global, self.weights.local].map(f32::to_bits)
    }

    /// Whether local views count at all.
    pub fn looks_closer(self) -> bool {
        self.weights.local > 0.0
    }

    /// What the whole picture and its best local view make together.
    pub fn similarity(self, global: f32, local: Option<f32>) -> f32 {
        ranking::similarity(global, local, self.weights)
    }

    /// What adds up to a similarity: name, cosine and weight of each part.
    pub fn parts(self, global: f32, local: Option<f32>) -> Vec<(&'static str, f32, f32)> {
        let Weights { global: whole, local: part } = self.weights;
        match local.filter(|_| part > 0.0) {
            Some(local) => {
                vec![("global", global, whole / (whole + part)), ("local", local, part / (whole + part))]
            }
            None => vec![("global", global, 1.0)],
        }
    }

    /// How sure it is that a picture of this similarity is what was looked for, 0 to 1.
    pub fn confidence(self, similarity: f32) -> f32 {
        self.calibration.confidence(similarity)
    }

    /// How a confidence comes about, with the numbers.
    pub fn formula(self, similarity: f32) -> String {
        match self.calibration {
            Calibration::Model { scale, bias } => format!("sigmoid({scale:.2} × {similarity:.4} {bias:+.2})"),
            Calibration::Temperature(temperature) => format!("sigmoid({temperature} × {similarity:.4})"),
        }
    }

    /// Where what was found ends, in a library of so many pictures; none where nothing is known of chance.
    pub fn cutoff(self, best: &[f32], noise: Option<Noise>, library: u64) -> Option<Cutoff> {
        noise.map(|noise| Cutoff::of(best, usize::try_from(library).unwrap_or(usize::MAX), noise, self.fdr))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scoring(global: f32, local: f32) -> Scoring {
        Scoring { weights: Weights { global, local }, calibration: Calibration::Temperature(25.0), fdr: 0.05 }
    }

    #[test]
    fn parts_add_up_to_the_similarity() {
        for (scoring, local) in [
            (scoring(0.7, 0.3), Some(0.31)),
            (scoring(0.7, 0.3), None),
            (scoring(2.0, 6.0), Some(-0.1)),
            (scoring(1.0, 0.0), Some(0.9)),
            (scoring(0.0, 1.0), Some(0.4)),
        ] {
            let sum: f32 = scoring.parts(0.2, local).into_iter().map(|(_, value, weight)| value * weight).sum();
            assert!((sum - scoring.similarity(0.2, local)).abs() < 1e-6, "{scoring:?} {local:?}");
        }
    }
}
