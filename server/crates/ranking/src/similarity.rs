//! Similarity of a query and a picture, from its views.

/// How much the whole picture and its best local view count. Only their ratio matters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    /// Of the whole picture.
    pub global: f32,
    /// Of the local view that is most similar to the query.
    pub local: f32,
}

impl Default for Weights {
    fn default() -> Self {
        Self { global: 0.7, local: 0.3 }
    }
}

/// The weighted mean of two cosines; the global one alone where there is no local view, or where the weights mean
/// nothing (a negative one, or a sum that is not positive).
pub fn similarity(global: f32, best_local: Option<f32>, weights: Weights) -> f32 {
    let sum = weights.global + weights.local;
    let meaningful = weights.global >= 0.0 && weights.local >= 0.0 && sum > 0.0 && sum.is_finite();
    match best_local {
        Some(local) if meaningful && local.is_finite() => (weights.global * global + weights.local * local) / sum,
        _ => global,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(left: f32, right: f32) -> bool {
        (left - right).abs() < 1e-6
    }

    #[test]
    fn it_is_seven_tenths_global_and_three_tenths_local() {
        assert!(close(similarity(0.2, Some(0.4), Weights::default()), 0.26));
        assert!(close(similarity(0.4, Some(-0.2), Weights::default()), 0.22));
    }

    #[test]
    fn weights_count_by_their_ratio() {
        assert!(close(similarity(0.2, Some(0.4), Weights { global: 7.0, local: 3.0 }), 0.26));
        assert!(close(similarity(0.2, Some(0.4), Weights { global: 0.0, local: 5.0 }), 0.4));
    }

    #[test]
    fn the_global_view_stands_alone_without_a_local_one_or_without_sense_in_the_weights() {
        assert!(close(similarity(0.2, None, Weights { global: 0.0, local: 1.0 }), 0.2));
        assert!(close(similarity(0.2, Some(f32::NAN), Weights::default()), 0.2));
        for (global, local) in [(0.0, 0.0), (-1.0, 2.0), (f32::NAN, 1.0), (f32::INFINITY, 1.0)] {
            assert!(close(similarity(0.2, Some(0.9), Weights { global, local }), 0.2), "{global} {local}");
        }
    }
}
