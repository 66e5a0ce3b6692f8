//! The gated feed-forward block.

use burn::tensor::Tensor;
use burn::tensor::backend::Backend;
use siglip::engine::Block;
use weights::Tensors;

use crate::engine::DecoderEngine;
use crate::linear::fused;
use crate::{LoadError, TextConfig};

/// `down(silu(gate(x)) · up(x))`
#[derive(Debug)]
pub(super) struct Mlp<B: Backend> {
    /// Gate and up beside each other.
    inner: Box<dyn Block<B>>,
    gate: Box<dyn Block<B>>,
    down: Box<dyn Block<B>>,
}

impl<B: Backend> Mlp<B> {
    pub(super) fn load(
        tensors: &Tensors<'_>,
        name: &str,
        config: &TextConfig,
        engine: &impl DecoderEngine<B>,
    ) -> Result<Self, LoadError> {
        let inputs = ["gate_proj", "up_proj"].map(|part| format!("{name}.{part}"));
        Ok(Self {
            inner: fused(tensors, &inputs, engine, config.hidden_size)?,
            gate: engine.gate(),
            down: fused(tensors, &[format!("{name}.down_proj")], engine, config.intermediate_size)?,
        })
    }

    /// # Shapes
    ///
    /// - hidden: `[batch, sequence, width]`
    /// - output: `[batch, sequence, width]`
    pub(super) fn forward(&self, hidden: Tensor<B, 3>) -> Tensor<B, 3> {
        self.down.forward(self.gate.forward(self.inner.forward(hidden)))
    }
}
