//! How words in what is known of a picture count beside its looks.

use ranking::FusionWeights;

use super::error::ConfigError;
use super::parse;
use super::reader::Reader;
use super::search::{SHARES, WEIGHTS};
use super::table::{CAPTIONS_WEIGHT, FACTS_WEIGHT, FUSION, KEYWORDS_WEIGHT, SIMILARITY_WEIGHT};

/// How words count beside looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FusionConfig {
    /// How one score is made of several.
    pub method: FusionMethod,
    /// How much each of them counts.
    pub weights: FusionWeights,
}

/// How one score is made of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FusionMethod {
    /// By a weighted sum, in which words only ever add to what a picture looks like.
    Weighted,
    /// By the ranks that the pictures have for each.
    Ranks,
}

impl FusionConfig {
    /// Whether words count at all.
    pub fn counts_words(&self) -> bool {
        self.weights.facts > 0.0 || self.weights.keywords > 0.0
    }

    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, ConfigError> {
        let weight = || parse::decimal(WEIGHTS);
        Ok(Self {
            method: reader.value(&FUSION, fusion_method)?,
            weights: FusionWeights {
                similarity: reader.value(&SIMILARITY_WEIGHT, weight())?,
                facts: reader.value(&FACTS_WEIGHT, weight())?,
                keywords: reader.value(&KEYWORDS_WEIGHT, weight())?,
                captions: reader.value(&CAPTIONS_WEIGHT, parse::decimal(SHARES))?,
            },
        })
    }
}

pub(crate) fn fusion_method(text: &str) -> Option<FusionMethod> {
    match text.to_ascii_lowercase().as_str() {
        "weighted" => Some(FusionMethod::Weighted),
        "ranks" => Some(FusionMethod::Ranks),
        _ => None,
    }
}
