//! The vision tower: patches, positions, encoder, pooling head.

use burn::tensor::Tensor;
use burn::tensor::backend::Backend;
use weights::Tensors;

use crate::engine::Engine;
use crate::pooling::PoolingHead;
use crate::{LoadError, Region, VisionConfig, VisionEncoder};

/// Turns pixels into one vector a picture.
#[derive(Debug)]
pub struct VisionTower<B: Backend> {
    encoder: VisionEncoder<B>,
    head: PoolingHead<B>,
}

impl<B: Backend> VisionTower<B> {
    pub(crate) fn load(
        tensors: &Tensors<'_>,
        config: &VisionConfig,
        engine: &impl Engine<B>,
    ) -> Result<Self, LoadError> {
        Ok(Self {
            encoder: VisionEncoder::load(tensors, "vision_model", config, engine)?,
            head: PoolingHead::load(tensors, "vision_model.head", config, engine)?,
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
        self.head.forward(self.encoder.forward_observed(pixels, observe))
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
        let hidden = self.encoder.forward(pixels);
        let [batch, _, width] = hidden.dims();
        let grid = hidden.clone().reshape([batch, self.encoder.grid(), self.encoder.grid(), width]);
        let mut views = vec![self.head.forward(hidden).unsqueeze_dim::<3>(1)];
        // What is of one size is pooled in one go.
        for alike in regions.chunk_by(|left, right| left.patches() == right.patches()) {
            let patches = alike.iter().map(|region| region.of(grid.clone())).collect();
            let pooled = self.head.forward(Tensor::cat(patches, 0));
            views.push(pooled.reshape([alike.len(), batch, width]).swap_dims(0, 1));
        }
        Tensor::cat(views, 1)
    }
}
