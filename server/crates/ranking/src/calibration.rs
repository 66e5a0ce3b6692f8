//! From similarity to confidence.

/// A way to read a similarity as a probability. Neither ever changes an order: both rise with the similarity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Calibration {
    /// The checkpoint's own: `sigmoid(scale · cos + bias)`, as it was trained (Zhai et al. 2023, "Sigmoid loss for
    /// language image pre-training").
    Model {
        /// `exp(logit_scale)` of the checkpoint.
        scale: f32,
        /// `logit_bias` of the checkpoint.
        bias: f32,
    },
    /// `sigmoid(T · similarity)`; usual are 15 to 35.
    Temperature(f32),
}

impl Default for Calibration {
    fn default() -> Self {
        Self::Temperature(25.0)
    }
}

impl Calibration {
    /// The confidence, in [0, 1].
    pub fn confidence(self, similarity: f32) -> f32 {
        let similarity = f64::from(similarity);
        sigmoid(match self {
            Self::Model { scale, bias } => f64::from(scale) * similarity + f64::from(bias),
            Self::Temperature(temperature) => f64::from(temperature) * similarity,
        }) as f32
    }
}

/// `1 / (1 + e^-x)`, whose exponential never overflows.
pub(crate) fn sigmoid(x: f64) -> f64 {
    let small = (-x.abs()).exp();
    if x >= 0.0 { 1.0 / (1.0 + small) } else { small / (1.0 + small) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_temperature_gives_the_values_of_the_design() {
        let calibration = Calibration::default();
        for (similarity, expected) in [(-0.05, 0.2227), (0.0, 0.5), (0.10, 0.9241)] {
            let confidence = calibration.confidence(similarity);
            assert!((confidence - expected).abs() < 5e-5, "{similarity}: {confidence}");
        }
    }

    #[test]
    fn the_model_is_undecided_where_scale_and_bias_cancel() {
        let calibration = Calibration::Model { scale: 100.0, bias: -10.0 };
        assert!((calibration.confidence(0.1) - 0.5).abs() < 1e-5);
        // sigmoid(-2), sigmoid(2)
        assert!((calibration.confidence(0.08) - 0.119_202_9).abs() < 1e-5);
        assert!((calibration.confidence(0.12) - 0.880_797_1).abs() < 1e-5);
    }

    #[test]
    fn confidence_rises_with_similarity_and_stays_a_probability() {
        for calibration in [Calibration::Model { scale: 117.3, bias: -12.9 }, Calibration::Temperature(35.0)] {
            let confidences: Vec<f32> =
                (-1000..=1000).map(|step| calibration.confidence(step as f32 / 1000.0)).collect();
            assert!(confidences.windows(2).all(|pair| pair[0] <= pair[1]));
            assert!(confidences.iter().all(|confidence| (0.0..=1.0).contains(confidence)));
        }
    }

    #[test]
    fn extremes_do_not_overflow() {
        for (x, expected) in [(f64::NEG_INFINITY, 0.0), (-1e300, 0.0), (1e300, 1.0), (f64::INFINITY, 1.0)] {
            assert_eq!(sigmoid(x), expected);
        }
    }
}
