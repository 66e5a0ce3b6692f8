//! The vision tower: SigLIP's without its head.

use burn::tensor::backend::Backend;
use siglip::VisionEncoder;
use siglip::engine::Engine;
use weights::Tensors;

use crate::{LoadError, SmolVlmConfig, keys};

/// Reads the tower.
///
/// Idefics3 finds the position of a patch by where it begins as a share of the side, for pictures that fill a tile in part
/// only. Tiles are always full here, where that is the plain grid: exactly for the sides of all published models (14, 16, 24,
/// 26, 27 and 32 patches), and up to rounding for others, such as 25, where transformers 5.23.0 takes some patches for their
/// neighbours.
pub(crate) fn load<B: Backend>(
    tensors: &Tensors<'_>,
    config: &SmolVlmConfig,
    engine: &impl Engine<B>,
) -> Result<VisionEncoder<B>, LoadError> {
    VisionEncoder::load(tensors, keys::VISION, &config.vision, engine)
}
