//! How searches are answered.

use std::ops::RangeInclusive;
use std::path::PathBuf;

use super::error::ConfigError;
use super::fusion::FusionConfig;
use super::parse;
use super::reader::{Reader, bad_value};
use super::table::{
    CALIBRATION, CANDIDATES, EXPANSIONS, FDR, GLOBAL_WEIGHT, LOCAL_WEIGHT, NUM_CROPS, TEMPERATURE, VARIANTS,
};

/// What TEMPERATURE may be.
pub const TEMPERATURES: RangeInclusive<f32> = 15.0..=35.0;
/// What weights may be.
pub const WEIGHTS: RangeInclusive<f32> = 0.0..=1000.0;
/// What CAPTIONS_WEIGHT may be.
pub const SHARES: RangeInclusive<f32> = 0.0..=1.0;
/// What FDR may be.
pub const RATES: RangeInclusive<f32> = 0.0001..=0.5;

/// How searches are answered.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchConfig {
    /// How steeply similarity becomes confidence in temperature mode.
    pub temperature: f32,
    /// Whether it does so, instead of the model's own scale and bias.
    pub by_temperature: bool,
    /// How many pictures are ranked by their local views as well.
    pub candidates: usize,
    /// How many local views take part in ranking: 5 or 0.
    pub num_crops: u8,
    /// How much the whole picture counts.
    pub global_weight: f32,
    /// How much the best local view counts.
    pub local_weight: f32,
    /// How words count beside looks.
    pub fusion: FusionConfig,
    /// The accepted share of wrong pictures among those called found.
    pub fdr: f32,
    /// How many ways to put a query are looked for, itself among them.
    pub variants: usize,
    /// The user's own groups of words that mean the same.
    pub expansions: Option<PathBuf>,
}

impl SearchConfig {
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, ConfigError> {
        let weight = || parse::decimal(WEIGHTS);
        let config = Self {
            temperature: reader.value(&TEMPERATURE, parse::decimal(TEMPERATURES))?,
            by_temperature: reader.value(&CALIBRATION, by_temperature)?,
            candidates: reader.value(&CANDIDATES, parse::whole(10..=1000))?,
            num_crops: reader
                .value(&NUM_CROPS, |text| parse::whole(0..=5)(text).filter(|count| [0, 5].contains(count)))?,
            global_weight: reader.value(&GLOBAL_WEIGHT, weight())?,
            local_weight: reader.value(&LOCAL_WEIGHT, weight())?,
            fusion: FusionConfig::read(reader)?,
            fdr: reader.value(&FDR, parse::decimal(RATES))?,
            variants: reader.value(&VARIANTS, parse::whole(1..=12))?,
            expansions: reader.optional(&EXPANSIONS, |path| Some(PathBuf::from(path)))?,
        };
        if config.global_weight + config.local_weight > 0.0 {
            return Ok(config);
        }
        let guilty = if reader.sources.sets(&GLOBAL_WEIGHT) { &GLOBAL_WEIGHT } else { &LOCAL_WEIGHT };
        Err(bad_value(guilty, reader.origin(guilty), Some("0")))
    }

    /// How similarity becomes confidence, as the setting says it.
    pub fn calibration(&self) -> &'static str {
        if self.by_temperature { "temperature" } else { "model" }
    }
}

pub(crate) fn by_temperature(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "temperature" => Some(true),
        "model" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::super::{Config, Sources};

    #[test]
    fn both_weights_cannot_be_zero() {
        let sources = Sources::for_testing().with_variable("GLOBAL_WEIGHT", "0");
        assert!(Config::build(&sources).is_ok());

        let problem = Config::build(&sources.with_variable("LOCAL_WEIGHT", "0")).unwrap_err().to_string();

        assert!(problem.starts_with("GLOBAL_WEIGHT (environment GLOBAL_WEIGHT) is \"0\""), "{problem}");
    }
}
