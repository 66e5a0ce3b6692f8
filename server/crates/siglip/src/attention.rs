//! Multi-head self-attention without a mask.

use burn::nn::Linear;
use burn::tensor::Tensor;
use burn::tensor::activation::softmax;
use burn::tensor::backend::Backend;

/// Every position of a sequence attends to every position of it.
#[derive(Debug)]
pub(crate) struct SelfAttention<B: Backend> {
    /// Query, key and value beside each other.
    projection: Linear<B>,
    output: Linear<B>,
    heads: usize,
}

impl<B: Backend> SelfAttention<B> {
    pub(crate) fn new(projection: Linear<B>, output: Linear<B>, heads: usize) -> Self {
        Self { projection, output, heads }
    }

    /// `softmax(query · keyᵀ / √(width of a head)) · value`, head by head, and the projection of all heads.
    ///
    /// # Shapes
    ///
    /// - input: `[batch, sequence, width]`
    /// - output: `[batch, sequence, width]`
    pub(crate) fn forward(&self, hidden: Tensor<B, 3>) -> Tensor<B, 3> {
        let [batch, sequence, width] = hidden.dims();
        let projected = self.projection.forward(hidden);
        let part = |part: usize| projected.clone().slice_dim(2, part * width..(part + 1) * width);
        let scale = 1.0 / ((width / self.heads) as f64).sqrt();
        // Scaling the query touches fewer numbers than scaling the scores.
        let query = split(part(0) * scale, self.heads);
        let scores = softmax(query.matmul(split(part(1), self.heads).swap_dims(2, 3)), 3);
        let seen = scores.matmul(split(part(2), self.heads)).swap_dims(1, 2).reshape([batch, sequence, width]);
        self.output.forward(seen)
    }
}

/// `[batch, sequence, width]` to `[batch, heads, sequence, width of a head]`.
fn split<B: Backend>(tensor: Tensor<B, 3>, heads: usize) -> Tensor<B, 4> {
    let [batch, sequence, width] = tensor.dims();
    tensor.reshape([batch, sequence, heads, width / heads]).swap_dims(1, 2)
}
