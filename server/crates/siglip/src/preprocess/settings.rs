//! `preprocessor_config.json`; fields that are left out have the defaults of `SiglipImageProcessor`.

use serde::Deserialize;

use super::{Filter, Levels};
use crate::LoadError;

pub(super) const FILE: &str = "preprocessor_config.json";

#[derive(Debug, Deserialize)]
#[serde(default)]
pub(super) struct Settings {
    do_resize: bool,
    do_rescale: bool,
    do_normalize: bool,
    image_mean: [f32; 3],
    image_std: [f32; 3],
    resample: u8,
    rescale_factor: f64,
    size: Size,
}

#[derive(Debug, Deserialize)]
struct Size {
    height: usize,
    width: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            do_resize: true,
            do_rescale: true,
            do_normalize: true,
            image_mean: [0.5; 3],
            image_std: [0.5; 3],
            resample: 3,
            rescale_factor: 1.0 / 255.0,
            size: Size { height: 224, width: 224 },
        }
    }
}

impl Settings {
    /// Refuses what would not fit a model whose input square has `side` pixels a side.
    pub(super) fn check(&self, side: usize) -> Result<(), LoadError> {
        if !self.do_resize {
            return Err(LoadError::invalid(FILE, "do_resize", "must be true"));
        }
        if (self.size.height, self.size.width) != (side, side) {
            let problem = format!("is {}x{}, but the model takes {side}x{side}", self.size.height, self.size.width);
            return Err(LoadError::invalid(FILE, "size", problem));
        }
        Ok(())
    }

    /// The numbers are those of Pillow's constants.
    pub(super) fn filter(&self) -> Result<Filter, LoadError> {
        match Filter::numbered(self.resample) {
            Some(filter @ (Filter::Bilinear | Filter::Bicubic)) => Ok(filter),
            _ => {
                let problem = format!("is {}, not 2 (bilinear) or 3 (bicubic)", self.resample);
                Err(LoadError::invalid(FILE, "resample", problem))
            }
        }
    }

    pub(super) fn levels(&self) -> Result<Levels, LoadError> {
        let factor = self.do_rescale.then_some(self.rescale_factor);
        let normal = self.do_normalize.then_some((self.image_mean, self.image_std));
        Levels::new(FILE, factor, normal)
    }
}
