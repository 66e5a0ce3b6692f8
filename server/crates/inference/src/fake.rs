//! A model for tests of what stands above this crate: quick, and the same vector for the same input.

use crate::{EmbedError, Embedder};

/// Makes vectors from a hash of the input: equal inputs get equal vectors, others get vectors that are almost orthogonal.
#[derive(Debug, Clone)]
pub struct FakeEmbedder {
    dim: usize,
}

impl FakeEmbedder {
    /// A model whose embeddings have `dim` numbers, at least one.
    pub fn new(dim: usize) -> Self {
        Self { dim: dim.max(1) }
    }

    /// The embedding of a prepared picture, `[dim]`, L2-normalised.
    pub fn image(&self, pixels: &[f32]) -> Vec<f32> {
        self.vector(1, pixels.iter().map(|value| u64::from(value.to_bits())))
    }

    /// The embedding of a text, `[dim]`, L2-normalised.
    pub fn text(&self, tokens: &[u32]) -> Vec<f32> {
        self.vector(2, tokens.iter().map(|token| u64::from(*token)))
    }

    fn vector(&self, kind: u64, words: impl Iterator<Item = u64>) -> Vec<f32> {
        let seed = words.fold(scramble(kind), |hash, word| scramble(hash ^ word));
        let numbers = (0..self.dim as u64).map(|at| {
            // The upper 24 bits as a number in [-1, 1), which an f32 holds exactly.
            (scramble(seed.wrapping_add(at)) >> 40) as f32 / (1_u32 << 23) as f32 - 1.0
        });
        let mut vector: Vec<f32> = numbers.collect();
        let norm = vector.iter().map(|value| value * value).sum::<f32>().sqrt();
        if norm > 0.0 {
            vector.iter_mut().for_each(|value| *value /= norm);
        } else {
            vector[0] = 1.0;
        }
        vector
    }
}

impl Embedder for FakeEmbedder {
    fn embed_images(&mut self, pixels: Vec<Vec<f32>>) -> Result<Vec<Vec<f32>>, EmbedError> {
        Ok(pixels.iter().map(|pixels| self.image(pixels)).collect())
    }

    /// It knows no parts of a picture.
    fn embed_views(&mut self, pixels: Vec<Vec<f32>>) -> Result<Vec<Vec<f32>>, EmbedError> {
        self.embed_images(pixels)
    }

    fn embed_texts(&mut self, tokens: Vec<Vec<u32>>) -> Result<Vec<Vec<f32>>, EmbedError> {
        Ok(tokens.iter().map(|tokens| self.text(tokens)).collect())
    }

    fn warm_up(&mut self) -> Result<(), EmbedError> {
        Ok(())
    }
}

/// SplitMix64: every bit of the input moves every bit of the output.
fn scramble(value: u64) -> u64 {
    let value = value.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    value ^ (value >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cosine(a: &[f32], b: &[f32]) -> f32 {
        a.iter().zip(b).map(|(a, b)| a * b).sum()
    }

    #[test]
    fn equal_inputs_get_the_same_unit_vector_and_others_do_not() {
        let model = FakeEmbedder::new(512);
        let (one, two) = (model.text(&[1, 2, 3]), model.text(&[1, 2, 4]));

        assert_eq!(one, model.text(&[1, 2, 3]));
        assert!((cosine(&one, &one) - 1.0).abs() < 1e-5);
        assert!(cosine(&one, &two).abs() < 0.3);
    }

    #[test]
    fn picture_and_text_of_the_same_numbers_differ() {
        let model = FakeEmbedder::new(64);

        assert_ne!(model.image(&[f32::from_bits(7)]), model.text(&[7]));
    }
}
