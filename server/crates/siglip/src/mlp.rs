//! The feed-forward block.

use burn::tensor::Tensor;
use burn::tensor::activation::{gelu, sigmoid};
use burn::tensor::backend::Backend;
use kernels::Activation;

use crate::engine::Block;

/// Two linear layers with a GELU between them.
#[derive(Debug)]
pub(crate) struct Mlp<B: Backend> {
    fc1: Box<dyn Block<B>>,
    fc2: Box<dyn Block<B>>,
    activation: Activation,
}

impl<B: Backend> Mlp<B> {
    pub(crate) fn new(fc1: Box<dyn Block<B>>, fc2: Box<dyn Block<B>>, activation: Activation) -> Self {
        Self { fc1, fc2, activation }
    }

    /// # Shapes
    ///
    /// - input: `[batch, sequence, width]`
    /// - output: `[batch, sequence, width]`
    pub(crate) fn forward(&self, hidden: Tensor<B, 3>) -> Tensor<B, 3> {
        let inner = self.fc1.forward(hidden);
        let inner = match self.activation {
            Activation::GeluTanh => gelu_tanh(inner),
            Activation::Gelu => gelu(inner),
        };
        self.fc2.forward(inner)
    }
}

/// `x/2 · (1 + tanh(√(2/π) · (x + 0.044715·x³)))`.
///
/// Written as `x · sigmoid(2·√(2/π) · (x + 0.044715·x³))`, which is the same and spares the power and the tangent: on the
/// CPU they cost more than the multiplications of the matrices around them.
fn gelu_tanh<B: Backend, const D: usize>(x: Tensor<B, D>) -> Tensor<B, D> {
    const TWICE_ROOT: f64 = 2.0 * std::f64::consts::FRAC_2_SQRT_PI * std::f64::consts::FRAC_1_SQRT_2;
    let inner = (x.clone() * x.clone() * (0.044_715 * TWICE_ROOT) + TWICE_ROOT) * x.clone();
    sigmoid(inner) * x
}
