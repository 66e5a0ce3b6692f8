//! By Burn's own operations, on any backend.

use burn::module::Param;
use burn::nn::{LayerNorm, LayerNormConfig, Linear};
use burn::tensor::backend::Backend;
use burn::tensor::module::embedding;
use burn::tensor::{Int, Tensor};
use kernels::{LayerWeights, LinearWeights, NormWeights};

use super::patches::{Patches, Permuted};
use super::{Block, Engine, Table, floats, last};
use crate::attention::SelfAttention;
use crate::mlp::Mlp;

/// Burn's operations, one by one.
#[derive(Debug, Clone, Default)]
pub struct Operations<B: Backend> {
    device: B::Device,
}

impl<B: Backend> Operations<B> {
    /// Computes on a device.
    pub fn new(device: B::Device) -> Self {
        Self { device }
    }

    pub(crate) fn burn_linear(&self, weights: LinearWeights<'_>) -> Linear<B> {
        let outputs = weights.bias.len();
        let inputs = weights.weight.len() / outputs;
        // PyTorch stores `[output, input]`; Burn multiplies by `[input, output]`.
        let weight = floats(transpose(weights.weight, outputs), [inputs, outputs], &self.device);
        let bias = floats(weights.bias.to_vec(), [outputs], &self.device);
        Linear { weight: Param::from_tensor(weight), bias: Some(Param::from_tensor(bias)) }
    }

    pub(crate) fn norm(&self, weights: NormWeights<'_>, epsilon: f64) -> LayerNorm<B> {
        let width = weights.gamma.len();
        let tensor = |values: &[f32]| floats(values.to_vec(), [width], &self.device);
        let mut norm = LayerNormConfig::new(width).with_epsilon(epsilon).init(&self.device);
        norm.gamma = Param::from_tensor(tensor(weights.gamma));
        norm.beta = Some(Param::from_tensor(tensor(weights.beta)));
        norm
    }
}

impl<B: Backend> Engine<B> for Operations<B> {
    fn linear(&self, weights: LinearWeights<'_>) -> Box<dyn Block<B>> {
        Box::new(self.burn_linear(weights))
    }

    fn layer(&self, weights: LayerWeights<'_>) -> Box<dyn Block<B>> {
        let epsilon = f64::from(weights.epsilon);
        Box::new(Layer {
            norm1: self.norm(weights.norm1, epsilon),
            self_attn: SelfAttention::new(
                self.burn_linear(weights.projection),
                self.burn_linear(weights.output),
                weights.heads,
            ),
            norm2: self.norm(weights.norm2, epsilon),
            mlp: Mlp::new(self.linear(weights.fc1), self.linear(weights.fc2), weights.activation),
        })
    }

    fn table(&self, rows: Vec<f32>, width: usize) -> Box<dyn Table<B>> {
        let shape = [rows.len() / width, width];
        Box::new(floats::<B, 2>(rows, shape, &self.device))
    }

    fn patches(&self, side: usize) -> Box<dyn Patches<B>> {
        Box::new(Permuted(side))
    }

    fn device(&self) -> &B::Device {
        &self.device
    }
}

#[derive(Debug)]
struct Layer<B: Backend> {
    norm1: LayerNorm<B>,
    self_attn: SelfAttention<B>,
    norm2: LayerNorm<B>,
    mlp: Mlp<B>,
}

impl<B: Backend> Layer<B> {
    /// Adds the feed-forward block.
    fn feed(&self, hidden: Tensor<B, 3>) -> Tensor<B, 3> {
        let fed = self.mlp.forward(self.norm2.forward(hidden.clone()));
        hidden + fed
    }
}

impl<B: Backend> Block<B> for Layer<B> {
    fn forward(&self, hidden: Tensor<B, 3>) -> Tensor<B, 3> {
        let attended = self.self_attn.forward(self.norm1.forward(hidden.clone()));
        self.feed(hidden + attended)
    }

    fn last(&self, hidden: Tensor<B, 3>) -> Tensor<B, 3> {
        let attended = self.self_attn.last(self.norm1.forward(hidden.clone()));
        self.feed(last(hidden) + attended)
    }
}

impl<B: Backend> Block<B> for Linear<B> {
    fn forward(&self, hidden: Tensor<B, 3>) -> Tensor<B, 3> {
        Linear::forward(self, hidden)
    }
}

impl<B: Backend> Table<B> for Tensor<B, 2> {
    fn rows(&self, ids: Tensor<B, 2, Int>) -> Tensor<B, 3> {
        embedding(self.clone(), ids)
    }
}

/// `[rows, columns]` to `[columns, rows]`, in tiles that stay in the cache.
pub(crate) fn transpose(values: &[f32], rows: usize) -> Vec<f32> {
    const TILE: usize = 32;
    let columns = values.len() / rows;
    let mut turned = vec![0.0; values.len()];
    for top in (0..rows).step_by(TILE) {
        for left in (0..columns).step_by(TILE) {
            for row in top..(top + TILE).min(rows) {
                for column in left..(left + TILE).min(columns) {
                    turned[column * rows + row] = values[row * columns + column];
                }
            }
        }
    }
    turned
}
