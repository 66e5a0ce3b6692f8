//! A linear layer.

use rayon::prelude::*;

use crate::matrix;
use crate::microkernel::Microkernel;
use crate::precision::Precision;
use crate::product::{Weights, multiply};
use crate::work::{self, with_scratch};

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
        let weights = matrix::pack(precision.weights(), weights.weight, weights.bias, inputs);
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
        let block = work::block(rows, Microkernel::of(format));
        let mut output = vec![0.0; rows * self.outputs];
        let blocks = input.par_chunks(block * self.inputs).zip(output.par_chunks_mut(block * self.outputs));
        blocks.for_each(|(input, output)| {
            let rows = input.len() / self.inputs;
            with_scratch(|scratch| {
                scratch.activations.reset(format, rows, self.inputs);
                for (row, values) in input.chunks_exact(self.inputs).enumerate() {
                    scratch.activations.write(row, values);
                }
                multiply(&scratch.activations, (0, rows), &self.weights, |tile, place| {
                    for (row, values) in tile.0[..place.rows].iter().enumerate() {
                        let start = (place.row + row) * self.outputs + place.column;
                        output[start..start + place.columns].copy_from_slice(&values[..place.columns]);
                    }
                });
            });
        });
        output
    }
}
