//! The vision tower without its head: patches, positions, encoder.

use burn::nn::LayerNorm;
use burn::tensor::Tensor;
use burn::tensor::backend::Backend;
use weights::Tensors;

use crate::encoder::{Encoder, EncoderShape};
use crate::engine::{Block, Engine, Operations, Patches, add_to_each, floats};
use crate::pair::Pair;
use crate::{LoadError, VisionConfig};

/// Turns pixels into one vector a patch: what the pooling head of SigLIP sees, and what other models take pictures in by.
#[derive(Debug)]
pub struct VisionEncoder<B: Backend> {
    patches: Box<dyn Patches<B>>,
    patch_embedding: Box<dyn Block<B>>,
    /// `[1, patches · width]`
    position_embedding: Tensor<B, 2>,
    encoder: Encoder<B>,
    post_layernorm: LayerNorm<B>,
    grid: usize,
}

impl<B: Backend> VisionEncoder<B> {
    /// Reads the tensors below `name`, such as `vision_model`, which were checked against [`VisionConfig::tensors`].
    ///
    /// # Errors
    /// Where one of them is missing.
    pub fn load(
        tensors: &Tensors<'_>,
        name: &str,
        config: &VisionConfig,
        engine: &impl Engine<B>,
    ) -> Result<Self, LoadError> {
        let shape = EncoderShape {
            layers: config.num_hidden_layers,
            heads: config.num_attention_heads,
            epsilon: config.layer_norm_eps,
            activation: config.hidden_act,
        };
        // The patches do not overlap, so the convolution is a matrix `[width, channels · patch · patch]`.
        let patch_embedding = Pair::read(tensors, &format!("{name}.embeddings.patch_embedding"))?;
        let positions = tensors.values(&format!("{name}.embeddings.position_embedding.weight"))?.into_owned();
        let positions = floats(positions, [1, config.grid() * config.grid() * config.hidden_size], engine.device());
        let post_layernorm = Pair::read(tensors, &format!("{name}.post_layernorm"))?;
        Ok(Self {
            patches: engine.patches(config.patch_size),
            patch_embedding: engine.linear(patch_embedding.as_linear()),
            position_embedding: positions,
            encoder: Encoder::load(tensors, &format!("{name}.encoder"), shape, engine)?,
            post_layernorm: Operations::new(engine.device().clone())
                .norm(post_layernorm.as_norm(), config.layer_norm_eps),
            grid: config.grid(),
        })
    }

    /// Patches along one side of a picture.
    pub fn grid(&self) -> usize {
        self.grid
    }

    /// The patches after the last layer and its norm.
    ///
    /// # Shapes
    ///
    /// - pixels: `[batch, 3, image size, image size]`
    /// - output: `[batch, patches, width]`
    pub fn forward(&self, pixels: Tensor<B, 4>) -> Tensor<B, 3> {
        self.forward_observed(pixels, |_| ())
    }

    /// As [`forward`](Self::forward); `observe` sees the embedded patches, the output of every layer and the last one
    /// after its norm, each `[batch, patches, width]`.
    pub fn forward_observed(&self, pixels: Tensor<B, 4>, mut observe: impl FnMut(&Tensor<B, 3>)) -> Tensor<B, 3> {
        let patches = self.patch_embedding.forward(self.patches.cut(pixels));
        let embedded = add_to_each(patches, self.position_embedding.clone());
        let hidden = self.post_layernorm.forward(self.encoder.forward(embedded, &mut observe));
        observe(&hidden);
        hidden
    }
}
