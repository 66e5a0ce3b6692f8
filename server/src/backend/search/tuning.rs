//! Settings of one search.

use std::ops::RangeInclusive;

use app::types::Tuning;
use app::{AppError, ErrorCode};

use crate::config::{RATES, SHARES, SearchConfig, TEMPERATURES, WEIGHTS, by_temperature, fusion_method};
use crate::strings;

/// The server's settings with those of one search in their places.
///
/// # Errors
/// [`ErrorCode::InvalidRequest`] where a value is not allowed.
pub fn tuned(config: &SearchConfig, tuning: &Tuning) -> Result<SearchConfig, AppError> {
    let mut config = config.clone();
    if let Some(temperature) = tuning.temperature {
        config.by_temperature = true;
        set(&mut config.temperature, Some(temperature), "TEMPERATURE", &TEMPERATURES)?;
    }
    if let Some(calibration) = &tuning.calibration {
        config.by_temperature =
            by_temperature(calibration).ok_or_else(|| invalid(strings::server_setting_calibration()))?;
    }
    if let Some(fusion) = &tuning.fusion {
        config.fusion.method = fusion_method(fusion).ok_or_else(|| invalid(strings::server_setting_fusion()))?;
    }
    let weights = &mut config.fusion.weights;
    set(&mut config.global_weight, tuning.global_weight, "GLOBAL_WEIGHT", &WEIGHTS)?;
    set(&mut config.local_weight, tuning.local_weight, "LOCAL_WEIGHT", &WEIGHTS)?;
    set(&mut weights.similarity, tuning.similarity_weight, "SIMILARITY_WEIGHT", &WEIGHTS)?;
    set(&mut weights.facts, tuning.facts_weight, "FACTS_WEIGHT", &WEIGHTS)?;
    set(&mut weights.keywords, tuning.keywords_weight, "KEYWORDS_WEIGHT", &WEIGHTS)?;
    set(&mut weights.captions, tuning.captions_weight, "CAPTIONS_WEIGHT", &SHARES)?;
    set(&mut config.fdr, tuning.fdr, "FDR", &RATES)?;
    if config.global_weight + config.local_weight > 0.0 {
        return Ok(config);
    }
    Err(invalid(strings::server_setting_weights()))
}

fn set(setting: &mut f32, value: Option<f32>, name: &str, allowed: &RangeInclusive<f32>) -> Result<(), AppError> {
    match value {
        Some(value) if allowed.contains(&value) => *setting = value,
        Some(_) => {
            let [least, most] = [allowed.start(), allowed.end()].map(f32::to_string);
            return Err(invalid(strings::server_setting_number(name, &least, &most)));
        }
        None => {}
    }
    Ok(())
}

fn invalid(message: impl Into<String>) -> AppError {
    AppError::new(ErrorCode::InvalidRequest, message)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::*;
    use crate::config::Config;

    fn with(tuning: Tuning) -> Result<SearchConfig, AppError> {
        tuned(&Config::for_testing(std::path::Path::new("/nowhere")).search, &tuning)
    }

    #[test]
    fn what_is_not_tuned_stays() {
        let plain = with(Tuning::default()).unwrap();
        let tuned = with(Tuning { temperature: Some(20.0), facts_weight: Some(0.0), ..Tuning::default() }).unwrap();
        assert_eq!((plain.by_temperature, tuned.by_temperature, tuned.temperature), (false, true, 20.0));
        assert_eq!(tuned.fusion.weights.facts, 0.0);
        assert_eq!((tuned.fdr, tuned.global_weight), (plain.fdr, plain.global_weight));
    }

    #[test]
    fn values_are_those_that_settings_take() {
        for tuning in [
            Tuning { temperature: Some(14.9), ..Tuning::default() },
            Tuning { fdr: Some(f32::NAN), ..Tuning::default() },
            Tuning { global_weight: Some(-1.0), ..Tuning::default() },
            Tuning { global_weight: Some(0.0), local_weight: Some(0.0), ..Tuning::default() },
            Tuning { calibration: Some("magic".to_owned()), ..Tuning::default() },
            Tuning { fusion: Some("none".to_owned()), ..Tuning::default() },
        ] {
            assert_eq!(with(tuning).unwrap_err().code, ErrorCode::InvalidRequest);
        }
    }
}
