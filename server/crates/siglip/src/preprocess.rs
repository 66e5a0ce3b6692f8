//! From a picture to the numbers that the vision tower takes, as `preprocessor_config.json` says.

use image::RgbImage;

use crate::{Checkpoint, LoadError};
use settings::Settings;

mod resample;
mod settings;

/// Squashes a picture into the input square, rescales and normalises it.
#[derive(Debug, Clone)]
pub struct ImageProcessor {
    side: usize,
    filter: resample::Filter,
    /// What each of the 256 levels becomes, by channel.
    levels: [[f32; 256]; 3],
}

impl ImageProcessor {
    /// Reads `preprocessor_config.json`; errors name the setting that cannot be followed.
    pub fn new(checkpoint: &Checkpoint) -> Result<Self, LoadError> {
        let settings: Settings = checkpoint.json(settings::FILE)?;
        let side = checkpoint.config().vision.image_size;
        settings.check(side)?;
        Ok(Self { side, filter: settings.filter()?, levels: settings.levels() })
    }

    /// Height and width of the input square, in pixels.
    pub fn size(&self) -> (usize, usize) {
        (self.side, self.side)
    }

    /// The input for one picture of any size, `[3, height, width]`, bit for bit what Pillow's resize and NumPy's
    /// single-precision arithmetic give. A picture without pixels counts as black.
    pub fn pixels(&self, picture: &RgbImage) -> Vec<f32> {
        let small = resample::resize(picture.as_raw(), picture.dimensions(), self.side, self.filter);
        let area = self.side * self.side;
        let mut planes = vec![0.0; 3 * area];
        for (channel, (plane, levels)) in planes.chunks_exact_mut(area).zip(&self.levels).enumerate() {
            for (value, level) in plane.iter_mut().zip(small[channel..].iter().step_by(3)) {
                *value = levels[usize::from(*level)];
            }
        }
        planes
    }
}
