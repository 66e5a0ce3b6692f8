//! The upper tail of the standard normal distribution.

use std::f64::consts::PI;

/// The probability that a standard normal variable exceeds `z`.
pub(crate) fn upper_tail(z: f64) -> f64 {
    if z < 0.0 {
        return 1.0 - upper_tail(-z);
    }
    let density = (-0.5 * z * z).exp() / (2.0 * PI).sqrt();
    if z < 3.0 {
        // z + z³/3 + z⁵/(3·5) + … (Marsaglia 2004, "Evaluating the normal distribution")
        let terms = (1..60).scan(z, |term, n| {
            *term *= z * z / f64::from(2 * n + 1);
            Some(*term)
        });
        0.5 - density * (z + terms.sum::<f64>())
    } else {
        // Laplace's continued fraction: 1/(z + 1/(z + 2/(z + 3/(z + …))))
        density / (1..100).rev().fold(z, |rest, n| z + f64::from(n) / rest)
    }
}

/// The `z` that a standard normal variable exceeds with this probability, within [-40, 40].
pub(crate) fn upper_quantile(probability: f64) -> f64 {
    let (mut low, mut high) = (-40.0, 40.0);
    for _ in 0..80 {
        let middle = 0.5 * (low + high);
        if upper_tail(middle) > probability {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tail_agrees_with_tables() {
        for (z, tail) in [
            (0.0, 0.5),
            (-1.0, 0.841_344_746_068_542_9),
            (1.0, 0.158_655_253_931_457_05),
            (1.959_963_984_540_054, 0.025),
            (2.999_999, 1.349_902_463_486_8e-3),
            (3.0, 1.349_898_031_630_094_5e-3),
            (6.0, 9.865_876_450_376_98e-10),
            (20.0, 2.753_624_118_606_233_7e-89),
        ] {
            assert!((upper_tail(z) / tail - 1.0).abs() < 1e-10, "{z}: {}", upper_tail(z));
        }
    }

    #[test]
    fn the_quantile_undoes_the_tail() {
        for z in [-5.0, -0.3, 0.0, 1.0, 2.9999, 3.0, 4.5, 12.0] {
            assert!((upper_quantile(upper_tail(z)) - z).abs() < 1e-6, "{z}");
        }
        assert!(upper_quantile(0.0) > 37.0 && upper_quantile(1.0) < -8.0);
    }

    #[test]
    fn nothing_is_certain_about_what_is_not_a_number() {
        assert!(upper_tail(f64::NAN).is_nan());
        assert_eq!(upper_tail(f64::INFINITY), 0.0);
        assert_eq!(upper_tail(f64::NEG_INFINITY), 1.0);
    }
}
