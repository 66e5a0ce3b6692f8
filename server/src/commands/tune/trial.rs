//! What is being tried.

use app::types::Tuning;
use toml_edit::Value;

use crate::config::table::{CALIBRATION, GLOBAL_WEIGHT, LOCAL_WEIGHT, TEMPERATURE};
use crate::config::{SearchConfig, Setting};

/// How much views count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weighting {
    /// The whole picture.
    pub global: f32,
    /// Its best local view.
    pub local: f32,
}

/// Settings that are tried on searches before they are kept.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trial {
    /// How steeply similarity becomes confidence.
    pub temperature: f32,
    /// Whether it does so, instead of the model's own scale and bias.
    pub by_temperature: bool,
    /// How much views count.
    pub weights: Weighting,
}

impl Trial {
    /// What the model's own scale and bias are called.
    pub const MODEL: &str = "model";

    /// The settings as they are.
    pub fn of(config: &SearchConfig) -> Self {
        let SearchConfig { temperature, by_temperature, global_weight, local_weight, .. } = *config;
        Self { temperature, by_temperature, weights: Weighting { global: global_weight, local: local_weight } }
    }

    /// For one search.
    pub fn tuning(&self) -> Tuning {
        Tuning {
            calibration: Some(self.calibration().to_owned()),
            temperature: Some(self.temperature),
            global_weight: Some(self.weights.global),
            local_weight: Some(self.weights.local),
            ..Tuning::default()
        }
    }

    /// For the settings file.
    pub fn written(&self) -> [(&'static Setting, Value); 4] {
        [
            (&TEMPERATURE, number(self.temperature)),
            (&CALIBRATION, self.calibration().into()),
            (&GLOBAL_WEIGHT, number(self.weights.global)),
            (&LOCAL_WEIGHT, number(self.weights.local)),
        ]
    }

    /// In words.
    pub fn sentence(&self) -> String {
        let Self { temperature, by_temperature, weights: Weighting { global, local } } = self;
        let confidence = if *by_temperature { format!("temperature {temperature}") } else { "the model".to_owned() };
        format!("Confidence by {confidence}, weights {global} and {local}.")
    }

    fn calibration(&self) -> &'static str {
        if self.by_temperature { "temperature" } else { Self::MODEL }
    }
}

/// A number as it was typed: 0.7 is not 0.699999988.
fn number(value: f32) -> Value {
    value.to_string().parse().unwrap_or(f64::from(value)).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_tried_is_written_as_it_was_typed() {
        let weights = Weighting { global: 0.7, local: 2.0 };
        let trial = Trial { temperature: 22.5, by_temperature: true, weights };
        let written = trial.written().map(|(setting, value)| format!("{}={value}", setting.name));
        assert_eq!(
            written,
            ["TEMPERATURE=22.5", "CALIBRATION=\"temperature\"", "GLOBAL_WEIGHT=0.7", "LOCAL_WEIGHT=2.0"]
        );
        assert_eq!(trial.sentence(), "Confidence by temperature 22.5, weights 0.7 and 2.");
    }
}
