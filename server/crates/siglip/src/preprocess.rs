//! From a picture to the numbers that the vision tower takes, as `preprocessor_config.json` says.

use image::RgbImage;

use crate::{Checkpoint, LoadError};
use settings::Settings;

mod levels;
mod resample;
mod settings;

pub use levels::Levels;
pub use resample::{Filter, resize};

/// Squashes a picture into the input square, rescales and normalises it.
#[derive(Debug, Clone)]
pub struct ImageProcessor {
    side: usize,
    filter: Filter,
    levels: Levels,
}

impl ImageProcessor {
    /// Reads `preprocessor_config.json`; errors name the setting that cannot be followed.
    pub fn new(checkpoint: &Checkpoint) -> Result<Self, LoadError> {
        let settings: Settings = checkpoint.json(settings::FILE)?;
        let side = checkpoint.config().vision.image_size;
        settings.check(side)?;
        Ok(Self { side, filter: settings.filter()?, levels: settings.levels()? })
    }

    /// Height and width of the input square, in pixels.
    pub fn size(&self) -> (usize, usize) {
        (self.side, self.side)
    }

    /// The input for one picture of any size, `[3, height, width]`, bit for bit what Pillow's resize and NumPy's
    /// single-precision arithmetic give. A picture without pixels counts as black.
    pub fn pixels(&self, picture: &RgbImage) -> Vec<f32> {
        let (width, height) = picture.dimensions();
        let from = (width as usize, height as usize);
        let small = resize(picture.as_raw(), from, (self.side, self.side), self.filter);
        let mut planes = Vec::with_capacity(3 * self.side * self.side);
        self.levels.append(&small, &mut planes);
        planes
    }
}
