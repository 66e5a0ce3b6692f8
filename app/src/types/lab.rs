//! Looking into how scores come about.

use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::{Cutoff, SearchPage, Tuning};
#[cfg(feature = "ssr")]
use crate::{AppError, ErrorCode};

/// A query and settings as the form of the page sends them; an empty one is that of the server.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LabRequest {
    /// What to look for.
    pub q: String,
    /// `model` or `temperature`.
    pub calibration: String,
    /// A number.
    pub temperature: String,
    /// A number.
    pub global: String,
    /// A number.
    pub local: String,
    /// A number, in per cent.
    pub fdr: String,
}

#[cfg(feature = "ssr")]
impl LabRequest {
    /// The settings that it sets.
    ///
    /// # Errors
    /// [`ErrorCode::InvalidRequest`] where a number is none.
    pub fn tuning(&self) -> Result<Tuning, AppError> {
        let number = |text: &str| match text.trim() {
            "" => Ok(None),
            text => text
                .parse()
                .map(Some)
                .map_err(|_| AppError::new(ErrorCode::InvalidRequest, "A setting of the score lab is no number.")),
        };
        Ok(Tuning {
            temperature: number(&self.temperature)?,
            calibration: Some(self.calibration.clone()).filter(|name| !name.is_empty()),
            global_weight: number(&self.global)?,
            local_weight: number(&self.local)?,
            fdr: number(&self.fdr)?.map(|per_cent: f32| per_cent / 100.0),
            ..Tuning::default()
        })
    }
}

/// How the scores of a query come about.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug, PartialEq)]
pub struct LabReport {
    /// The best pictures.
    pub answer: SearchPage,
    /// Similarities of pictures drawn by lot, in equal steps; none of a query that is no words.
    pub histogram: Vec<Bin>,
    /// How many pictures were drawn.
    pub sample: usize,
    /// What the query scores by chance, and where what was found ends.
    pub cutoff: Option<Cutoff>,
    /// The settings that were used, in words.
    pub settings: String,
    /// Confidence beside truth, as far as tags tell it.
    pub reliability: Vec<Reliable>,
    /// How many pairs of a tag and a picture were compared for that.
    pub judged: usize,
}

/// How many pictures have a similarity within a step.
#[cfg(feature = "ssr")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bin {
    /// Where it begins.
    pub from: f32,
    /// Where it ends.
    pub to: f32,
    /// How many are there.
    pub count: usize,
    /// How many there would be by chance alone.
    pub by_chance: f32,
}

/// How often a confidence was right.
#[cfg(feature = "ssr")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reliable {
    /// The mean confidence of its pairs.
    pub confidence: f32,
    /// The share of them that were right.
    pub right: f32,
    /// How many there are.
    pub count: usize,
}
