//! A pre-norm transformer layer.

use std::cell::Cell;

use rayon::prelude::*;

use crate::attention::{Head, attend};
use crate::elementwise::{self, Activation};
use crate::format::Format;
use crate::linear::LinearWeights;
use crate::matrix;
use crate::microkernel::Microkernel;
use crate::precision::Precision;
use crate::product::{Place, Tile, Weights, multiply};
use crate::rows::Rows;
use crate::work::{self, Scratch, sized, with_scratch};

/// The weights of a layer norm, `[width]` each.
#[derive(Debug, Clone, Copy)]
pub struct NormWeights<'a> {
    /// What is multiplied.
    pub gamma: &'a [f32],
    /// What is added.
    pub beta: &'a [f32],
}

/// The weights of a layer as a checkpoint stores them.
#[derive(Debug, Clone, Copy)]
pub struct LayerWeights<'a> {
    /// Before attention.
    pub norm1: NormWeights<'a>,
    /// Query, key and value, one below the other: `[3 · width, width]`.
    pub projection: LinearWeights<'a>,
    /// After attention: `[width, width]`.
    pub output: LinearWeights<'a>,
    /// Before the feed-forward block.
    pub norm2: NormWeights<'a>,
    /// Into the block: `[inner width, width]`.
    pub fc1: LinearWeights<'a>,
    /// Out of it: `[width, inner width]`.
    pub fc2: LinearWeights<'a>,
    /// Attention heads; they divide the width.
    pub heads: usize,
    /// What layer norms add to the variance.
    pub epsilon: f32,
    /// Between the two layers of the block.
    pub activation: Activation,
}

/// A pre-norm transformer layer without a mask, prepared for this processor.
#[derive(Debug)]
pub struct Layer {
    precision: Precision,
    width: usize,
    inner: usize,
    heads: usize,
    epsilon: f32,
    activation: Activation,
    norm1: Norm,
    projection: Weights,
    output: Weights,
    norm2: Norm,
    fc1: Weights,
    fc2: Weights,
}

#[derive(Debug)]
struct Norm {
    gamma: Vec<f32>,
    beta: Vec<f32>,
}

impl Norm {
    fn new(weights: NormWeights<'_>) -> Self {
        Self { gamma: weights.gamma.to_vec(), beta: weights.beta.to_vec() }
    }
}

impl Layer {
    /// Prepares the weights.
    ///
    /// # Panics
    /// If the shapes do not fit each other.
    pub fn new(weights: LayerWeights<'_>, precision: Precision) -> Self {
        let (width, inner) = (weights.output.bias.len(), weights.fc1.bias.len());
        assert!(weights.heads > 0 && width.is_multiple_of(weights.heads), "heads divide the width");
        assert_eq!(weights.projection.bias.len(), 3 * width, "query, key and value have the width each");
        for norm in [weights.norm1, weights.norm2] {
            assert_eq!((norm.gamma.len(), norm.beta.len()), (width, width), "a norm has the width");
        }
        let pack =
            |linear: LinearWeights<'_>, inputs| matrix::pack(precision.weights(), linear.weight, linear.bias, inputs);
        Self {
            precision,
            width,
            inner,
            heads: weights.heads,
            epsilon: weights.epsilon,
            activation: weights.activation,
            norm1: Norm::new(weights.norm1),
            projection: pack(weights.projection, width),
            output: pack(weights.output, width),
            norm2: Norm::new(weights.norm2),
            fc1: pack(weights.fc1, width),
            fc2: pack(weights.fc2, inner),
        }
    }

    /// Replaces each row by the layer's output, on all threads.
    ///
    /// # Shapes
    /// - `hidden`: `[batch, sequence, width]`
    ///
    /// # Panics
    /// If `hidden` is not made of whole sequences.
    pub fn forward(&self, hidden: &mut [f32], sequence: usize) {
        assert!(sequence > 0 && hidden.len().is_multiple_of(sequence * self.width), "whole sequences");
        with_buffers(|projected, attended| {
            let (projected, attended) = (sized(projected, 3 * hidden.len()), sized(attended, hidden.len()));
            self.project(hidden, projected);
            self.attend(projected, sequence, attended);
            self.feed(hidden, sequence, attended);
        });
    }

    fn weights(&self) -> Format {
        self.precision.weights()
    }

    /// Rows that a thread takes at a time.
    fn block(&self, hidden: &[f32]) -> usize {
        work::block(hidden.len() / self.width, Microkernel::of(self.weights()))
    }

    /// Queries, keys and values of all rows, `[batch · sequence, 3 · width]`.
    fn project(&self, hidden: &[f32], projected: &mut [f32]) {
        let (width, block) = (self.width, self.block(hidden));
        let blocks = hidden.par_chunks(block * width).zip(projected.par_chunks_mut(block * 3 * width));
        blocks.for_each(|(hidden, projected)| {
            with_scratch(|scratch| {
                let rows = hidden.len() / width;
                self.normalise(&self.norm1, hidden, &mut scratch.activations, &mut scratch.row);
                multiply(&scratch.activations, (0, rows), &self.projection, |tile, place| {
                    each_row(tile, place, 3 * width, |at, values| {
                        projected[at..at + values.len()].copy_from_slice(values);
                    });
                });
            });
        });
    }

    /// What the heads see, `[batch, heads, sequence, size of a head]`.
    fn attend(&self, projected: &[f32], sequence: usize, attended: &mut [f32]) {
        let (width, size) = (self.width, self.width / self.heads);
        attended.par_chunks_exact_mut(sequence * size).enumerate().for_each(|(index, out)| {
            let (item, head) = (index / self.heads, index % self.heads);
            let projected = &projected[item * sequence * 3 * width..(item + 1) * sequence * 3 * width];
            let head = Head { projected, width, start: head * size, size };
            with_scratch(|scratch| attend(head, self.precision.attention(), scratch, out));
        });
    }

    /// Adds the projection of what the heads saw and then the feed-forward block, row by row.
    fn feed(&self, hidden: &mut [f32], sequence: usize, attended: &[f32]) {
        let (width, block) = (self.width, self.block(hidden));
        hidden.par_chunks_mut(block * width).enumerate().for_each(|(index, hidden)| {
            let rows = hidden.len() / width;
            with_scratch(|scratch| {
                let Scratch { activations, inner_activations, row, inner, .. } = scratch;
                activations.reset(self.weights(), rows, width);
                for at in 0..rows {
                    activations.write(at, self.join(attended, sequence, index * block + at, sized(row, width)));
                }
                let add = |hidden: &mut [f32], tile: &Tile, place| {
                    each_row(tile, place, width, |at, values| {
                        elementwise::add(&mut hidden[at..at + values.len()], values);
                    });
                };
                multiply(activations, (0, rows), &self.output, |tile, place| add(hidden, tile, place));

                self.normalise(&self.norm2, hidden, activations, row);
                let inner = sized(inner, rows * self.inner);
                multiply(activations, (0, rows), &self.fc1, |tile, place| {
                    self.activation.apply(tile.0[..place.rows].as_flattened_mut());
                    each_row(tile, place, self.inner, |at, values| {
                        inner[at..at + values.len()].copy_from_slice(values);
                    });
                });
                inner_activations.reset(self.weights(), rows, self.inner);
                for (at, values) in inner.chunks_exact(self.inner).enumerate() {
                    inner_activations.write(at, values);
                }
                multiply(inner_activations, (0, rows), &self.fc2, |tile, place| add(hidden, tile, place));
            });
        });
    }

    fn normalise(&self, norm: &Norm, hidden: &[f32], activations: &mut Rows, row: &mut Vec<f32>) {
        activations.reset(self.weights(), hidden.len() / self.width, self.width);
        let row = sized(row, self.width);
        for (at, values) in hidden.chunks_exact(self.width).enumerate() {
            elementwise::layer_norm(values, &norm.gamma, &norm.beta, self.epsilon, row);
            activations.write(at, row);
        }
    }

    /// What all heads saw of one row, beside each other.
    fn join<'a>(&self, attended: &[f32], sequence: usize, row: usize, out: &'a mut [f32]) -> &'a [f32] {
        let (item, at, size) = (row / sequence, row % sequence, self.width / self.heads);
        for (head, out) in out.chunks_exact_mut(size).enumerate() {
            let start = ((item * self.heads + head) * sequence + at) * size;
            out.copy_from_slice(&attended[start..start + size]);
        }
        out
    }
}

/// Calls `take` with the values of each row of a tile and where they begin in a matrix this wide.
fn each_row(tile: &Tile, place: Place, width: usize, mut take: impl FnMut(usize, &[f32])) {
    for (row, values) in tile.0[..place.rows].iter().enumerate() {
        take((place.row + row) * width + place.column, &values[..place.columns]);
    }
}

/// Memory of the calling thread for what all threads write: it is large, and asking the system for it each time is slow.
fn with_buffers(work: impl FnOnce(&mut Vec<f32>, &mut Vec<f32>)) {
    thread_local! {
        static BUFFERS: Cell<(Vec<f32>, Vec<f32>)> = Cell::default();
    }
    let (mut projected, mut attended) = BUFFERS.take();
    work(&mut projected, &mut attended);
    BUFFERS.set((projected, attended));
}
