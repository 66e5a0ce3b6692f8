//! Both towers together.

use burn::tensor::backend::Backend;
use burn::tensor::{Int, Tensor};
use weights::Tensors;

use crate::engine::Engine;
use crate::keys;
use crate::{Checkpoint, LoadError, Region, SiglipConfig, TextTower, VisionTower};

/// A SigLIP model, ready to encode.
#[derive(Debug)]
pub struct Siglip<B: Backend> {
    config: SiglipConfig,
    vision: VisionTower<B>,
    text: TextTower<B>,
    logit_scale: f32,
    logit_bias: f32,
}

impl<B: Backend> Siglip<B> {
    /// Loads the weights for an engine; tensors that are missing, surplus or misshapen are an error that names them.
    pub fn load(checkpoint: &Checkpoint, engine: &impl Engine<B>) -> Result<Self, LoadError> {
        let config = checkpoint.config().clone();
        let files = checkpoint.weights()?;
        let tensors = Tensors::new(&files, &keys::expected(&config), |name| keys::IGNORED.contains(&name))?;
        let logit_scale = tensors.number("logit_scale")?.exp();
        if !logit_scale.is_finite() {
            return Err(LoadError::NotFinite { name: "logit_scale" });
        }
        Ok(Self {
            vision: VisionTower::load(&tensors, &config.vision, engine)?,
            text: TextTower::load(&tensors, &config.text, engine)?,
            logit_scale,
            logit_bias: tensors.number("logit_bias")?,
            config,
        })
    }

    /// The sizes of the model.
    pub fn config(&self) -> &SiglipConfig {
        &self.config
    }

    /// The vision tower alone.
    pub fn vision(&self) -> &VisionTower<B> {
        &self.vision
    }

    /// The text tower alone.
    pub fn text(&self) -> &TextTower<B> {
        &self.text
    }

    /// L2-normalised embeddings of pictures that an [`ImageProcessor`](crate::ImageProcessor) prepared.
    ///
    /// # Shapes
    ///
    /// - pixels: `[batch, 3, image size, image size]`
    /// - output: `[batch, embedding size]`
    pub fn encode_images(&self, pixels: Tensor<B, 4>) -> Tensor<B, 2> {
        normalise(self.vision.forward(pixels))
    }

    /// L2-normalised embeddings of pictures and of parts of them, from one pass; see [`VisionTower::forward_views`]. That of
    /// the whole picture is what [`encode_images`](Self::encode_images) makes of it.
    ///
    /// # Shapes
    ///
    /// - pixels: `[batch, 3, image size, image size]`
    /// - output: `[batch, 1 + regions, embedding size]`, the whole picture first
    ///
    /// # Panics
    ///
    /// Where a region is empty or reaches beyond the grid of patches.
    pub fn encode_views(&self, pixels: Tensor<B, 4>, regions: &[Region]) -> Tensor<B, 3> {
        let views = self.vision.forward_views(pixels, regions);
        let [batch, views_each, width] = views.dims();
        normalise(views.reshape([batch * views_each, width])).reshape([batch, views_each, width])
    }

    /// L2-normalised embeddings of texts that a [`TextProcessor`](crate::TextProcessor) prepared.
    ///
    /// # Shapes
    ///
    /// - ids: `[batch, length of the model]`
    /// - output: `[batch, embedding size]`
    pub fn encode_texts(&self, ids: Tensor<B, 2, Int>) -> Tensor<B, 2> {
        normalise(self.text.forward(ids))
    }

    /// The factor of a cosine in a logit: the exponential of the number that the checkpoint stores.
    pub fn logit_scale(&self) -> f32 {
        self.logit_scale
    }

    /// What a logit adds to the scaled cosine.
    pub fn logit_bias(&self) -> f32 {
        self.logit_bias
    }
}

fn normalise<B: Backend>(vectors: Tensor<B, 2>) -> Tensor<B, 2> {
    let norm = vectors.clone().powi_scalar(2).sum_dim(1).sqrt();
    // A vector of zeros stays one instead of becoming not-a-number.
    vectors / norm.clamp_min(1e-12)
}
