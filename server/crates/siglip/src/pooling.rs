//! The head of the vision tower: one learned query attends to all patches.

use burn::nn::{LayerNorm, Linear};
use burn::tensor::Tensor;
use burn::tensor::backend::Backend;

use crate::attention::attend;
use crate::mlp::Mlp;
use crate::weights::{Weights, linear};
use crate::{LoadError, VisionConfig};

/// Attention pooling with a feed-forward block behind it.
#[derive(Debug)]
pub(crate) struct PoolingHead<B: Backend> {
    /// The probe after its projection, `[1, 1, width]`: it is the same for every picture.
    query: Tensor<B, 3>,
    key: Linear<B>,
    value: Linear<B>,
    out_proj: Linear<B>,
    layernorm: LayerNorm<B>,
    mlp: Mlp<B>,
    heads: usize,
}

impl<B: Backend> PoolingHead<B> {
    pub(crate) fn load(weights: &Weights<'_, B>, name: &str, config: &VisionConfig) -> Result<Self, LoadError> {
        // PyTorch packs the projections of query, key and value into one matrix.
        let packed = weights.transposed(&format!("{name}.attention.in_proj_weight"))?.chunk(3, 1);
        let biases = weights.tensor::<1>(&format!("{name}.attention.in_proj_bias"))?.chunk(3, 0);
        let mut projections = packed.into_iter().zip(biases).map(|(weight, bias)| linear(weight, bias));
        let mut projection = || projections.next().expect("a chunk in three parts has three");
        let (query, key, value) = (projection(), projection(), projection());
        Ok(Self {
            query: query.forward(weights.tensor::<3>(&format!("{name}.probe"))?),
            key,
            value,
            out_proj: weights.linear(&format!("{name}.attention.out_proj"))?,
            layernorm: weights.layer_norm(&format!("{name}.layernorm"), config.layer_norm_eps)?,
            mlp: Mlp::load(weights, &format!("{name}.mlp"), config.hidden_act)?,
            heads: config.num_attention_heads,
        })
    }

    /// # Shapes
    ///
    /// - input: `[batch, patches, width]`
    /// - output: `[batch, width]`
    pub(crate) fn forward(&self, hidden: Tensor<B, 3>) -> Tensor<B, 2> {
        let [batch, _, width] = hidden.dims();
        let query = self.query.clone().expand([batch, 1, width]);
        let (key, value) = (self.key.forward(hidden.clone()), self.value.forward(hidden));
        let pooled = self.out_proj.forward(attend(query, key, value, self.heads));
        let fed = self.mlp.forward(self.layernorm.forward(pooled.clone()));
        (pooled + fed).squeeze_dim(1)
    }
}
