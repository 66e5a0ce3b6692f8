//! A pre-norm layer of the decoder.

use burn::tensor::Tensor;
use burn::tensor::backend::Backend;
use siglip::engine::Block;
use weights::Tensors;

use super::attention::SelfAttention;
use super::mlp::Mlp;
use crate::engine::{DecoderEngine, Memory};
use crate::{LoadError, TextConfig};

/// Attention and a feed-forward block, each behind a norm and beside what goes past it.
#[derive(Debug)]
pub(super) struct Layer<B: Backend> {
    input_layernorm: Box<dyn Block<B>>,
    self_attn: SelfAttention<B>,
    post_attention_layernorm: Box<dyn Block<B>>,
    mlp: Mlp<B>,
}

impl<B: Backend> Layer<B> {
    pub(super) fn load(
        tensors: &Tensors<'_>,
        name: &str,
        config: &TextConfig,
        engine: &impl DecoderEngine<B>,
    ) -> Result<Self, LoadError> {
        let norm = |part: &str| {
            let gamma = tensors.values(&format!("{name}.{part}.weight"))?;
            Ok::<_, LoadError>(engine.norm(&gamma, config.rms_norm_eps as f32))
        };
        Ok(Self {
            input_layernorm: norm("input_layernorm")?,
            self_attn: SelfAttention::load(tensors, &format!("{name}.self_attn"), config, engine)?,
            post_attention_layernorm: norm("post_attention_layernorm")?,
            mlp: Mlp::load(tensors, &format!("{name}.mlp"), config, engine)?,
        })
    }

    /// # Shapes
    ///
    /// - hidden: `[memories, new positions, width]`
    /// - output: `[memories, new positions, width]`
    pub(super) fn forward(&self, hidden: Tensor<B, 3>, memories: &mut [&mut dyn Memory<B>]) -> Tensor<B, 3> {
        let attended = self.self_attn.forward(self.input_layernorm.forward(hidden.clone()), memories);
        let hidden = hidden + attended;
        let fed = self.mlp.forward(self.post_attention_layernorm.forward(hidden.clone()));
        hidden + fed
    }
}
