//! From the patches of a tile to the vectors that stand for it in a prompt.

use burn::tensor::Tensor;
use burn::tensor::backend::Backend;
use siglip::engine::{Block, Engine};
use weights::Tensors;

use crate::linear::fused;
use crate::pixel_shuffle::pixel_shuffle;
use crate::{LoadError, SmolVlmConfig, keys};

/// Joins patches that lie together, and projects them to the width of the text.
#[derive(Debug)]
pub(crate) struct Connector<B: Backend> {
    projection: Box<dyn Block<B>>,
    scale: usize,
}

impl<B: Backend> Connector<B> {
    pub(crate) fn load(
        tensors: &Tensors<'_>,
        config: &SmolVlmConfig,
        engine: &impl Engine<B>,
    ) -> Result<Self, LoadError> {
        let scale = config.scale_factor;
        let inputs = config.vision.hidden_size * scale * scale;
        Ok(Self { projection: fused(tensors, &[keys::PROJECTION.to_owned()], engine, inputs)?, scale })
    }

    /// # Shapes
    ///
    /// - hidden: `[tiles, patches, width of the vision tower]`
    /// - output: `[tiles, vectors of a tile, width of the decoder]`
    pub(crate) fn forward(&self, hidden: Tensor<B, 3>) -> Tensor<B, 3> {
        self.projection.forward(pixel_shuffle(hidden, self.scale))
    }
}
