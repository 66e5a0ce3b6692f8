//! Rotary positions.

use crate::TextConfig;

/// How far each pair of a head's values is turned at each position, computed once for all layers and steps.
#[derive(Debug, Clone, PartialEq)]
pub struct Rotary {
    /// `[positions, half of a head]`
    cosines: Vec<f32>,
    /// `[positions, half of a head]`
    sines: Vec<f32>,
    half: usize,
}

impl Rotary {
    /// Turns for all positions of a model: value `i` of a head turns with value `i + half` by
    /// `position / base^(2i / size)`, as `LlamaRotaryEmbedding` of transformers 5.23.0 has it.
    pub fn new(config: &TextConfig) -> Self {
        let (size, base) = (config.head_size(), config.rope_base());
        let half = size / 2;
        // Powers and their inverses are rounded to single precision one after the other, as there.
        let turns: Vec<f32> =
            (0..half).map(|at| 1.0 / base.powf(f64::from((2 * at) as f32 / size as f32)) as f32).collect();
        let angles = (0..config.max_position_embeddings).flat_map(|at| turns.iter().map(move |turn| at as f32 * turn));
        let (sines, cosines) = angles.map(f32::sin_cos).unzip();
        Self { cosines, sines, half }
    }

    /// Half of the width of a head.
    pub fn half(&self) -> usize {
        self.half
    }

    /// Cosines and sines, `[count, half]` each, from position `start` on.
    pub fn at(&self, start: usize, count: usize) -> (&[f32], &[f32]) {
        let range = start * self.half..(start + count) * self.half;
        (&self.cosines[range.clone()], &self.sines[range])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_pair_turns_by_a_radian_a_position() {
        let config = TextConfig {
            head_dim: Some(4),
            max_position_embeddings: 9,
            rope_theta: Some(10_000.0),
            ..TextConfig::default()
        };
        let rotary = Rotary::new(&config);

        let (cosines, sines) = rotary.at(3, 2);
        for (found, wanted) in cosines
            .iter()
            .chain(sines)
            .zip([3.0_f64, 0.03, 4.0, 0.04].map(f64::cos).into_iter().chain([3.0_f64, 0.03, 4.0, 0.04].map(f64::sin)))
        {
            assert!((f64::from(*found) - wanted).abs() < 1e-6, "{found} is not {wanted}");
        }
    }
}
