//! One way to put a query.

/// What a weight of 0 would cost a picture, in standard deviations of the query's noise.
///
/// Chosen on drawn scenes (see the README): with less, synonyms push exact hits out of the first ten; with more, words
/// that a model does not know gain less from those it knows.
const PENALTY: f32 = 15.0;

/// One way to put a query.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// The text to encode.
    pub text: String,
    /// How surely a picture of this is what was looked for: above 0 and at most 1, which the query itself has.
    pub weight: f32,
    /// What was replaced, unless this is the query itself.
    pub replaced: Option<Replaced>,
}

/// What a [`Variant`] has instead of what the query had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    /// The words of the query, as they were typed.
    pub from: String,
    /// The words that stand there instead.
    pub to: String,
}

impl Variant {
    /// What a picture's `similarity` to this variant is worth as a similarity to the query: less by one and a half
    /// standard deviations of noise for each tenth that the weight lacks. A picture keeps the best over all variants.
    ///
    /// `noise_sd` is the robust spread of the query's own similarities over a sample of the library, 1.4826 times their
    /// median absolute deviation, as the cut-off has it. A penalty in this unit means the same for a model whose
    /// similarities lie close together and for one whose similarities do not, which a factor does not; and it leaves a
    /// query without hits of its own to its variants, since what stands far out of the noise still does so after it.
    pub fn adjusted(&self, similarity: f32, noise_sd: f32) -> f32 {
        similarity - PENALTY * (1.0 - self.weight) * noise_sd
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weighing(weight: f32) -> Variant {
        Variant { text: "puppy".into(), weight, replaced: None }
    }

    #[test]
    fn the_query_itself_keeps_its_similarity() {
        assert_eq!(weighing(1.0).adjusted(0.12, 0.02).to_bits(), 0.12_f32.to_bits());
    }

    #[test]
    fn a_lighter_variant_costs_more_deviations_of_noise() {
        assert!((weighing(0.9).adjusted(0.12, 0.02) - 0.09).abs() < 1e-6);
        assert!((weighing(0.5).adjusted(0.12, 0.02) + 0.03).abs() < 1e-6);
    }
}
