//! Multi-head self-attention without a mask.

use burn::nn::Linear;
use burn::tensor::Tensor;
use burn::tensor::activation::softmax;
use burn::tensor::backend::Backend;

use crate::LoadError;
use crate::weights::Weights;

/// Every position of a sequence attends to every position of it.
#[derive(Debug)]
pub(crate) struct SelfAttention<B: Backend> {
    q_proj: Linear<B>,
    k_proj: Linear<B>,
    v_proj: Linear<B>,
    out_proj: Linear<B>,
    heads: usize,
}

impl<B: Backend> SelfAttention<B> {
    pub(crate) fn load(weights: &Weights<'_, B>, name: &str, heads: usize) -> Result<Self, LoadError> {
        Ok(Self {
            q_proj: weights.linear(&format!("{name}.q_proj"))?,
            k_proj: weights.linear(&format!("{name}.k_proj"))?,
            v_proj: weights.linear(&format!("{name}.v_proj"))?,
            out_proj: weights.linear(&format!("{name}.out_proj"))?,
            heads,
        })
    }

    /// # Shapes
    ///
    /// - input: `[batch, sequence, width]`
    /// - output: `[batch, sequence, width]`
    pub(crate) fn forward(&self, hidden: Tensor<B, 3>) -> Tensor<B, 3> {
        let query = self.q_proj.forward(hidden.clone());
        let key = self.k_proj.forward(hidden.clone());
        let value = self.v_proj.forward(hidden);
        self.out_proj.forward(attend(query, key, value, self.heads))
    }
}

/// `softmax(query · keyᵀ / √(width of a head)) · value`, head by head.
///
/// # Shapes
///
/// - query: `[batch, queries, width]`; key, value: `[batch, sequence, width]`
/// - output: `[batch, queries, width]`
pub(crate) fn attend<B: Backend>(
    query: Tensor<B, 3>,
    key: Tensor<B, 3>,
    value: Tensor<B, 3>,
    heads: usize,
) -> Tensor<B, 3> {
    let [batch, queries, width] = query.dims();
    let scale = 1.0 / ((width / heads) as f64).sqrt();
    // Scaling the query touches fewer numbers than scaling the scores.
    let query = split(query * scale, heads);
    let scores = softmax(query.matmul(split(key, heads).swap_dims(2, 3)), 3);
    scores.matmul(split(value, heads)).swap_dims(1, 2).reshape([batch, queries, width])
}

/// `[batch, sequence, width]` to a view `[batch, heads, sequence, width of a head]`; nothing is copied.
fn split<B: Backend>(tensor: Tensor<B, 3>, heads: usize) -> Tensor<B, 4> {
    let [batch, sequence, width] = tensor.dims();
    tensor.reshape([batch, sequence, heads, width / heads]).swap_dims(1, 2)
}
