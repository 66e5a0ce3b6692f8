//! The vision tower: patches, positions, encoder, pooling head.

use burn::nn::LayerNorm;
use burn::tensor::Tensor;
use burn::tensor::backend::Backend;

use crate::encoder::{Encoder, EncoderShape};
use crate::engine::{Block, Engine, Operations, floats};
use crate::pooling::PoolingHead;
use crate::weights::{Pair, Weights};
use crate::{LoadError, Region, VisionConfig};

/// Turns pixels into one vector a picture.
#[derive(Debug)]
pub struct VisionTower<B: Backend> {
    patch_embedding: Box<dyn Block<B>>,
    position_embedding: Tensor<B, 3>,
    encoder: Encoder<B>,
    post_layernorm: LayerNorm<B>,
    head: PoolingHead<B>,
    grid: usize,
    patch: usize,
}

impl<B: Backend> VisionTower<B> {
    pub(crate) fn load(
        weights: &Weights<'_>,
        config: &VisionConfig,
        engine: &impl Engine<B>,
    ) -> Result<Self, LoadError> {
        let name = "vision_model";
        let shape = EncoderShape {
            layers: config.num_hidden_layers,
            heads: config.num_attention_heads,
            epsilon: config.layer_norm_eps,
            activation: config.hidden_act,
        };
        // The patches do not overlap, so the convolution is a matrix `[width, channels · patch · patch]`.
        let patch_embedding = Pair::new(
            weights.values(&format!("{name}.embeddings.patch_embedding.weight"))?,
            weights.values(&format!("{name}.embeddings.patch_embedding.bias"))?,
        );
        let positions = weights.values(&format!("{name}.embeddings.position_embedding.weight"))?.into_owned();
        let positions = floats(positions, [1, config.grid() * config.grid(), config.hidden_size], engine.device());
        let post_layernorm = weights.norm(&format!("{name}.post_layernorm"))?;
        Ok(Self {
            patch_embedding: engine.linear(patch_embedding.as_linear()),
            position_embedding: positions,
            encoder: Encoder::load(weights, &format!("{name}.encoder"), shape, engine)?,
            post_layernorm: Operations::new(engine.device().clone())
                .norm(post_layernorm.as_norm(), config.layer_norm_eps),
            head: PoolingHead::load(weights, &format!("{name}.head"), config, engine)?,
            grid: config.grid(),
            patch: config.patch_size,
        })
    }

    /// The pooled vectors, not normalised.
    ///
    /// # Shapes
    ///
    /// - pixels: `[batch, 3, image size, image size]`
    /// - output: `[batch, width]`
    pub fn forward(&self, pixels: Tensor<B, 4>) -> Tensor<B, 2> {
        self.forward_observed(pixels, |_| ())
    }

    /// As [`forward`](Self::forward); `observe` sees the embedded patches, the output of every layer and the last one
    /// after its norm, each `[batch, patches, width]`.
    pub fn forward_observed(&self, pixels: Tensor<B, 4>, observe: impl FnMut(&Tensor<B, 3>)) -> Tensor<B, 2> {
        self.head.forward(self.encode(pixels, observe))
    }

    /// The pooled vectors of whole pictures and of parts of them, from one pass: the head attends to the patches of a part
    /// alone, which have seen all others. Not normalised.
    ///
    /// # Shapes
    ///
    /// - pixels: `[batch, 3, image size, image size]`
    /// - output: `[batch, 1 + regions, width]`, the whole picture first
    ///
    /// # Panics
    ///
    /// Where a region is empty or reaches beyond the [grid](VisionConfig::grid).
    pub fn forward_views(&self, pixels: Tensor<B, 4>, regions: &[Region]) -> Tensor<B, 3> {
        let hidden = self.encode(pixels, |_| ());
        let [batch, _, width] = hidden.dims();
        let grid = hidden.clone().reshape([batch, self.grid, self.grid, width]);
        let mut views = vec![self.head.forward(hidden).unsqueeze_dim::<3>(1)];
        // What is of one size is pooled in one go.
        for alike in regions.chunk_by(|left, right| left.patches() == right.patches()) {
            let patches = alike.iter().map(|region| region.of(grid.clone())).collect();
            let pooled = self.head.forward(Tensor::cat(patches, 0));
            views.push(pooled.reshape([alike.len(), batch, width]).swap_dims(0, 1));
        }
        Tensor::cat(views, 1)
    }

    /// The patches as the head sees them, `[batch, patches, width]`.
    fn encode(&self, pixels: Tensor<B, 4>, mut observe: impl FnMut(&Tensor<B, 3>)) -> Tensor<B, 3> {
        let embedded = self.patch_embedding.forward(self.patches(pixels)) + self.position_embedding.clone();
        let hidden = self.post_layernorm.forward(self.encoder.forward(embedded, &mut observe));
        observe(&hidden);
        hidden
    }

    /// Cuts pictures into rows of pixels of one patch each.
    ///
    /// # Shapes
    ///
    /// - pixels: `[batch, channels, image size, image size]`
    /// - output: `[batch, patches, channels · patch · patch]`
    fn patches(&self, pixels: Tensor<B, 4>) -> Tensor<B, 3> {
        let [batch, channels, _, _] = pixels.dims();
        let (grid, patch) = (self.grid, self.patch);
        pixels
            .slice([0..batch, 0..channels, 0..grid * patch, 0..grid * patch])
            .reshape([batch, channels, grid, patch, grid, patch])
            .permute([0, 2, 4, 1, 3, 5])
            .reshape([batch, grid * grid, channels * patch * patch])
    }
}
