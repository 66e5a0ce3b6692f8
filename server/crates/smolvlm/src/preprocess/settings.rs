//! What a folder says of pictures; fields that are left out have the defaults of `Idefics3ImageProcessor`.

use serde::Deserialize;
use siglip::{Filter, Levels};

use super::ImageProcessor;
use crate::{Checkpoint, LoadError};

const OWN: &str = "preprocessor_config.json";
const SHARED: &str = "processor_config.json";

/// `processor_config.json`, in which transformers 5 keeps everything.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Processor {
    image_processor: Option<Settings>,
    image_seq_len: Option<usize>,
}

#[derive(Debug, Deserialize)]
#[serde(default)]
struct Settings {
    do_resize: bool,
    do_image_splitting: bool,
    do_rescale: bool,
    do_normalize: bool,
    image_mean: [f32; 3],
    image_std: [f32; 3],
    resample: u8,
    rescale_factor: f64,
    size: Size,
    max_image_size: Size,
}

#[derive(Debug, Deserialize)]
struct Size {
    longest_edge: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            do_resize: true,
            do_image_splitting: true,
            do_rescale: true,
            do_normalize: true,
            image_mean: [0.5; 3],
            image_std: [0.5; 3],
            resample: 1,
            rescale_factor: 1.0 / 255.0,
            size: Size { longest_edge: 4 * 364 },
            max_image_size: Size { longest_edge: 364 },
        }
    }
}

pub(super) fn read(checkpoint: &Checkpoint) -> Result<ImageProcessor, LoadError> {
    let config = checkpoint.config();
    let processor: Processor = checkpoint.optional_json(SHARED)?.unwrap_or_default();
    if let Some(length) = processor.image_seq_len.filter(|&length| length != config.image_seq_len()) {
        let problem = format!("is {length}, but a tile has {} vectors", config.image_seq_len());
        return Err(LoadError::invalid(SHARED, "image_seq_len", problem));
    }
    let (file, settings) = match processor.image_processor {
        Some(settings) => (SHARED, settings),
        None => (OWN, checkpoint.json(OWN)?),
    };
    settings.follow(file, config.vision.image_size)
}

impl Settings {
    /// Refuses what would not fit a model whose tiles have `side` pixels a side.
    fn follow(&self, file: &'static str, side: usize) -> Result<ImageProcessor, LoadError> {
        if self.max_image_size.longest_edge != side {
            let problem = format!("is {}, but the model takes tiles of {side}", self.max_image_size.longest_edge);
            return Err(LoadError::invalid(file, "max_image_size.longest_edge", problem));
        }
        if self.size.longest_edge == 0 {
            return Err(LoadError::invalid(file, "size.longest_edge", "is 0"));
        }
        let filter = Filter::numbered(self.resample).ok_or_else(|| {
            let problem = format!("is {}, not 1 (Lanczos), 2 (bilinear) or 3 (bicubic)", self.resample);
            LoadError::invalid(file, "resample", problem)
        })?;
        let factor = self.do_rescale.then_some(self.rescale_factor);
        let normal = self.do_normalize.then_some((self.image_mean, self.image_std));
        let levels = Levels::new(file, factor, normal)?;
        let longest = self.do_resize.then_some(self.size.longest_edge);
        Ok(ImageProcessor { side, longest, splits: self.do_image_splitting, filter, levels })
    }
}
