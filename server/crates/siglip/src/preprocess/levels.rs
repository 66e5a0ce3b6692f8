//! Grey levels as the numbers that a model takes.

use crate::LoadError;

/// What each of the 256 levels becomes, by channel.
#[derive(Debug, Clone, PartialEq)]
pub struct Levels([[f32; 256]; 3]);

impl Levels {
    /// Levels are multiplied by `factor` in double precision, where there is one, and then normalised by a mean and a
    /// deviation for each channel in single precision, as transformers does it. `file` says so.
    ///
    /// # Errors
    /// Where a level would become something that is not a number.
    pub fn new(
        file: &'static str,
        factor: Option<f64>,
        normal: Option<([f32; 3], [f32; 3])>,
    ) -> Result<Self, LoadError> {
        let levels: [[f32; 256]; 3] = std::array::from_fn(|channel| {
            std::array::from_fn(|level| {
                let value = (level as f64 * factor.unwrap_or(1.0)) as f32;
                normal.map_or(value, |(mean, deviation)| (value - mean[channel]) / deviation[channel])
            })
        });
        if levels.as_flattened().iter().all(|level| level.is_finite()) {
            return Ok(Self(levels));
        }
        let problem = "or rescale_factor turns grey levels into something that is not a number";
        Err(LoadError::invalid(file, "image_mean, image_std", problem))
    }

    /// Interleaved RGB as one plane a channel: appends `[3, pixels]` to `planes`.
    pub fn append(&self, rgb: &[u8], planes: &mut Vec<f32>) {
        for (channel, levels) in self.0.iter().enumerate() {
            planes.extend(rgb.iter().skip(channel).step_by(3).map(|&level| levels[usize::from(level)]));
        }
    }
}
