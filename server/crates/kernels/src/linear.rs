//! A linear layer.

use crate::epilogue::Effect;
use crate::matrix;
use crate::matrix_mut::MatrixMut;
use crate::precision::Precision;
use crate::product::{Product, Weights};
use crate::rows::Shape;
use crate::work::{Share, with_scratch};

/// The weights of a linear layer as PyTorch stores them.
#[derive(Debug, Clone, Copy)]
pub struct LinearWeights<'a> {
    /// `[outputs, inputs]`
    pub weight: &'a [f32],
    /// `[outputs]`
    pub bias: &'a [f32],
}

/// A linear layer, prepared for this processor.
#[derive(Debug)]
pub struct Linear {
    weights: Weights,
    precision: Precision,
    inputs: usize,
    outputs: usize,
}

impl Linear {
    /// Prepares the weights.
    ///
    /// # Panics
    /// If the weight is not `[outputs, inputs]`.
    pub fn new(weights: LinearWeights<'_>, precision: Precision) -> Self {
        let outputs = weights.bias.len();
        let inputs = weights.weight.len() / outputs.max(1);
        assert_eq!(
            weights.weight.len(),
            inputs * outputs,
            "a weight has as many values as its inputs and outputs make"
        );
        let weights = matrix::pack(precision.weights(), weights.weight, Some(weights.bias), outputs, 0..inputs);
        Self { weights, precision, inputs, outputs }
    }

    /// Length of an input.
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// Length of an output.
    pub fn outputs(&self) -> usize {
        self.outputs
    }

    /// `input · weightᵀ + bias`, on all threads.
    ///
    /// # Shapes
    /// - `input`: `[rows, inputs]`
    /// - returns: `[rows, outputs]`
    pub fn forward(&self, input: &[f32]) -> Vec<f32> {
        let format = self.precision.weights();
        let rows = input.len() / self.inputs;
        let mut output = vec![0.0; rows * self.outputs];
        with_scratch(|scratch| {
            let activations = &mut scratch.activations;
            activations.copy(Shape { format, rows, depth: self.inputs }, Share::Together, |row| {
                &input[row * self.inputs..(row + 1) * self.inputs]
            });
            Product { activations, first: 0, rows, weights: &self.weights, effect: Effect::Store }
                .write(Share::Together, MatrixMut::new(&mut output, self.outputs));
        });
        output
    }
}
