//! Multi-head self-attention without a mask.

use burn::nn::Linear;
use burn::tensor::Tensor;
use burn::tensor::activation::softmax;
use burn::tensor::backend::Backend;

use crate::engine::last;

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
        let projected = self.projection.forward(hidden);
        let queries = part(&projected, 0);
        self.see(queries, &projected)
    }

    /// The same at the last position alone.
    ///
    /// # Shapes
    ///
    /// - input: `[batch, sequence, width]`
    /// - output: `[batch, 1, width]`
    pub(crate) fn last(&self, hidden: Tensor<B, 3>) -> Tensor<B, 3> {
        let projected = self.projection.forward(hidden);
        self.see(last(part(&projected, 0)), &projected)
    }

    /// What `queries`, `[batch, positions, width]`, see of the keys and values in `projected`.
    fn see(&self, queries: Tensor<B, 3>, projected: &Tensor<B, 3>) -> Tensor<B, 3> {
        let [batch, positions, width] = queries.dims();
        let scale = 1.0 / ((width / self.heads) as f64).sqrt();
        // Scaling the queries touches fewer numbers than scaling the scores.
        let queries = split(queries * scale, self.heads);
        let scores = softmax(queries.matmul(split(part(projected, 1), self.heads).swap_dims(2, 3)), 3);
        let seen = scores.matmul(split(part(projected, 2), self.heads));
        self.output.forward(seen.swap_dims(1, 2).reshape([batch, positions, width]))
    }
}

/// Queries, keys or values, of `[batch, sequence, 3 · width]`.
fn part<B: Backend>(projected: &Tensor<B, 3>, part: usize) -> Tensor<B, 3> {
    let width = projected.dims()[2] / 3;
    projected.clone().slice_dim(2, part * width..(part + 1) * width)
}

/// `[batch, sequence, width]` to `[batch, heads, sequence, width of a head]`.
fn split<B: Backend>(tensor: Tensor<B, 3>, heads: usize) -> Tensor<B, 4> {
    let [batch, sequence, width] = tensor.dims();
    tensor.reshape([batch, sequence, heads, width / heads]).swap_dims(1, 2)
}
