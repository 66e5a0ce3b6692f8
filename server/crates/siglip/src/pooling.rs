//! The head of the vision tower: one learned query attends to all patches.

use burn::nn::LayerNorm;
use burn::tensor::Tensor;
use burn::tensor::activation::softmax;
use burn::tensor::backend::Backend;
use kernels::LinearWeights;
use weights::Tensors;

use crate::engine::{Block, Engine, Operations, floats, transpose};
use crate::mlp::Mlp;
use crate::pair::Pair;
use crate::{LoadError, VisionConfig};

/// Attention pooling with a feed-forward block behind it.
#[derive(Debug)]
pub(crate) struct PoolingHead<B: Backend> {
    /// What each head looks for in a patch, `[1, width, heads]`.
    looked_for: Tensor<B, 3>,
    /// The projection of values, head by head: `[heads, width, width of a head]`.
    value: Tensor<B, 3>,
    /// `[1, width]`
    value_bias: Tensor<B, 2>,
    out_proj: Box<dyn Block<B>>,
    layernorm: LayerNorm<B>,
    mlp: Mlp<B>,
}

impl<B: Backend> PoolingHead<B> {
    pub(crate) fn load(
        tensors: &Tensors<'_>,
        name: &str,
        config: &VisionConfig,
        engine: &impl Engine<B>,
    ) -> Result<Self, LoadError> {
        let (width, heads) = (config.hidden_size, config.num_attention_heads);
        let operations = Operations::new(engine.device().clone());
        // PyTorch packs the projections of query, key and value into one matrix.
        let packed = tensors.values(&format!("{name}.attention.in_proj_weight"))?;
        let biases = tensors.values(&format!("{name}.attention.in_proj_bias"))?;
        let part = |part: usize| LinearWeights {
            weight: &packed[part * width * width..(part + 1) * width * width],
            bias: &biases[part * width..(part + 1) * width],
        };
        let probe = tensors.values(&format!("{name}.probe"))?.into_owned();
        let probe = floats::<B, 2>(probe, [1, width], engine.device());
        let query = operations.burn_linear(part(0)).forward(probe);
        // `[heads, width of a head, width]`
        let key = floats::<B, 2>(part(1).weight.to_vec(), [width, width], engine.device());
        let key = key.reshape([heads, width / heads, width]);
        let scale = 1.0 / ((width / heads) as f64).sqrt();
        let looked_for = (query * scale).reshape([heads, 1, width / heads]).matmul(key);
        // Turned here: of what is turned in place, some backends make a copy for each product.
        let value = part(2).weight.chunks_exact(width / heads * width).flat_map(|head| transpose(head, width / heads));
        let linear = |part: &str| Ok(engine.linear(Pair::read(tensors, &format!("{name}.{part}"))?.as_linear()));
        Ok(Self {
            looked_for: looked_for.reshape([1, heads, width]).swap_dims(1, 2),
            value: floats(value.collect(), [heads, width, width / heads], engine.device()),
            value_bias: floats(part(2).bias.to_vec(), [1, width], engine.device()),
            out_proj: linear("attention.out_proj")?,
            layernorm: operations
                .norm(Pair::read(tensors, &format!("{name}.layernorm"))?.as_norm(), config.layer_norm_eps),
            mlp: Mlp::new(linear("mlp.fc1")?, linear("mlp.fc2")?, config.hidden_act.into()),
        })
    }

    /// `softmax(query · keyᵀ / √(width of a head)) · value`, head by head, then the feed-forward block.
    ///
    /// The query is the same for every picture, so it is multiplied into the projection of the keys once, when the model is
    /// loaded (their bias adds the same to all scores and falls out of the softmax), and the patches are mixed before they
    /// are projected to values: two narrow products instead of two as wide as the tower.
    ///
    /// # Shapes
    ///
    /// - input: `[batch, patches, width]`
    /// - output: `[batch, width]`
    pub(crate) fn forward(&self, hidden: Tensor<B, 3>) -> Tensor<B, 2> {
        let [batch, _, width] = hidden.dims();
        let [_, _, heads] = self.looked_for.dims();
        // Each picture is multiplied by itself, so that it comes out the same in any company.
        let scores = hidden.clone().matmul(self.looked_for.clone().expand([batch, width, heads]));
        let mixed = softmax(scores, 1).swap_dims(1, 2).matmul(hidden).reshape([batch, heads, 1, width]);
        let value = self.value.clone().unsqueeze::<4>().expand([batch, heads, width, width / heads]);
        let pooled = mixed.matmul(value).reshape([batch, 1, width]) + self.value_bias.clone().unsqueeze::<3>();
        let pooled = self.out_proj.forward(pooled);
        let fed = self.mlp.forward(self.layernorm.forward(pooled.clone()));
        (pooled + fed).squeeze_dim(1)
    }
}
