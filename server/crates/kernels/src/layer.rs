//! A pre-norm transformer layer.

use std::cell::Cell;
use std::ops::Range;

use rayon::prelude::*;

use crate::attention::{Head, attend};
use crate::elementwise::{self, Activation};
use crate::epilogue::Effect;
use crate::linear::LinearWeights;
use crate::matrix;
use crate::matrix_mut::MatrixMut;
use crate::precision::Precision;
use crate::product::{Product, TILE, Weights};
use crate::rows::{Rows, Shape};
use crate::work::{self, Scratch, Share, sized, with_scratch};

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
    heads: usize,
    epsilon: f32,
    activation: Activation,
    norm1: Norm,
    projection: Weights,
    output: Weights,
    norm2: Norm,
    feed_forward: Vec<FeedForward>,
}

/// A part of the feed-forward block: some of its inner values.
#[derive(Debug)]
struct FeedForward {
    fc1: Weights,
    fc2: Weights,
}

/// Inner values of a part at most: with a block of rows they stay in the cache of a core, and in bytes they have a scale of
/// their own.
const MOST_INNER: usize = 1024;

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
        let format = precision.weights();
        let pack = |linear: LinearWeights<'_>| {
            let outputs = linear.bias.len();
            assert_eq!(linear.weight.len(), width * outputs, "a weight has an input for each value of a row");
            matrix::pack(format, linear.weight, Some(linear.bias), outputs, 0..width)
        };
        assert_eq!(weights.fc1.weight.len(), width * inner, "the block's first weight is [inner width, width]");
        assert_eq!(weights.fc2.weight.len(), width * inner, "and its second one [width, inner width]");
        let part = inner.div_ceil(inner.div_ceil(MOST_INNER)).next_multiple_of(TILE);
        let parts = (0..inner).step_by(part).map(|start| {
            let part = start..inner.min(start + part);
            let weight = &weights.fc1.weight[part.start * width..part.end * width];
            let bias = &weights.fc1.bias[part.clone()];
            // Parts are added up, and the bias is added once.
            let bias2 = (start == 0).then_some(weights.fc2.bias);
            FeedForward {
                fc1: matrix::pack(format, weight, Some(bias), part.len(), 0..width),
                fc2: matrix::pack(format, weights.fc2.weight, bias2, width, part),
            }
        });
        Self {
            precision,
            width,
            heads: weights.heads,
            epsilon: weights.epsilon,
            activation: weights.activation,
            norm1: Norm::new(weights.norm1),
            projection: pack(weights.projection),
            output: pack(weights.output),
            norm2: Norm::new(weights.norm2),
            feed_forward: parts.collect(),
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
        let (alone, values) = (self.alone(hidden, sequence), sequence * self.width);
        let (alone, together) = hidden.split_at_mut(alone * values);
        let block = work::block(alone.len() / values, sequence);
        alone.par_chunks_mut(block * values).for_each(|hidden| self.sequences(hidden, sequence, Share::Alone));
        if !together.is_empty() {
            self.sequences(together, sequence, Share::Together);
        }
    }

    /// The layer's output at the last position of each sequence, on all threads: of the other positions only what the last
    /// one attends to is computed.
    ///
    /// # Shapes
    /// - `hidden`: `[batch, sequence, width]`
    /// - returns: `[batch, width]`
    ///
    /// # Panics
    /// If `hidden` is not made of whole sequences.
    pub fn last(&self, hidden: &[f32], sequence: usize) -> Vec<f32> {
        let (alone, values, width) = (self.alone(hidden, sequence), sequence * self.width, self.width);
        let mut last: Vec<f32> =
            hidden.chunks_exact(values).flat_map(|rows| &rows[values - width..]).copied().collect();
        let mut attended = vec![0.0; last.len()];

        let see = |hidden: &[f32], attended: &mut [f32], share| {
            with_buffers(|projected, _| self.see(hidden, sequence, sequence - 1..sequence, projected, attended, share));
        };
        let (alone_attended, together_attended) = attended.split_at_mut(alone * width);
        let (alone, together) = hidden.split_at(alone * values);
        let block = work::block(alone.len() / values, sequence);
        let blocks = alone.par_chunks(block * values).zip(alone_attended.par_chunks_mut(block * width));
        blocks.for_each(|(hidden, attended)| see(hidden, attended, Share::Alone));
        if !together.is_empty() {
            see(together, together_attended, Share::Together);
        }
        with_scratch(|scratch| self.feed(&mut last, &attended, Share::Together, scratch));
        last
    }

    /// How many sequences single threads take: as many as can be shared out evenly. All threads work together on the rest.
    fn alone(&self, hidden: &[f32], sequence: usize) -> usize {
        assert!(sequence > 0 && hidden.len().is_multiple_of(sequence * self.width), "whole sequences");
        let batch = hidden.len() / (sequence * self.width);
        batch - batch % rayon::current_num_threads()
    }

    fn sequences(&self, hidden: &mut [f32], sequence: usize, share: Share) {
        with_buffers(|projected, attended| {
            let attended = sized(attended, hidden.len());
            self.see(hidden, sequence, 0..sequence, projected, attended, share);
            with_scratch(|scratch| self.feed(hidden, attended, share, scratch));
        });
    }

    /// What the heads see at some positions of each sequence, `[batch · positions, width]`.
    fn see(
        &self,
        hidden: &[f32],
        sequence: usize,
        positions: Range<usize>,
        projected: &mut Vec<f32>,
        attended: &mut [f32],
        share: Share,
    ) {
        let projected = sized(projected, 3 * hidden.len());
        with_scratch(|scratch| self.project(hidden, projected, share, scratch));
        self.attend(projected, sequence, positions, attended, share);
    }

    /// Queries, keys and values, `[batch · sequence, 3 · width]`.
    fn project(&self, hidden: &[f32], projected: &mut [f32], share: Share, scratch: &mut Scratch) {
        self.normalise(&self.norm1, hidden, &mut scratch.activations, share);
        self.multiply(&scratch.activations, &self.projection, Effect::Store, share, projected);
    }

    fn attend(&self, projected: &[f32], sequence: usize, positions: Range<usize>, attended: &mut [f32], share: Share) {
        let (width, size) = (self.width, self.width / self.heads);
        let mut heads = Vec::with_capacity(attended.len() / (positions.len() * size));
        let attended = attended.chunks_exact_mut(positions.len() * width);
        let items = projected.chunks_exact(sequence * 3 * width).zip(attended);
        for (projected, attended) in items {
            let mut rest = MatrixMut::new(attended, width);
            for start in (0..width).step_by(size) {
                let (this, others) = rest.split_columns(size);
                heads.push((Head { projected, width, start, size }, this));
                rest = others;
            }
        }
        let format = self.precision.attention();
        let attend = |(head, out)| with_scratch(|scratch| attend(head, positions.clone(), format, scratch, out));
        match share {
            Share::Alone => heads.into_iter().for_each(attend),
            Share::Together => heads.into_par_iter().for_each(attend),
        }
    }

    /// Adds the projection of what the heads saw and then the feed-forward block.
    fn feed(&self, hidden: &mut [f32], attended: &[f32], share: Share, scratch: &mut Scratch) {
        let Scratch { activations, inner_activations, inner, .. } = scratch;
        self.copy(attended, self.width, activations, share);
        self.multiply(activations, &self.output, Effect::Add, share, hidden);

        self.normalise(&self.norm2, hidden, activations, share);
        for FeedForward { fc1, fc2 } in &self.feed_forward {
            let depth = fc1.panels.columns();
            let inner = sized(inner, hidden.len() / self.width * depth);
            self.multiply(activations, fc1, Effect::Activate(self.activation), share, inner);
            self.copy(inner, depth, inner_activations, share);
            self.multiply(inner_activations, fc2, Effect::Add, share, hidden);
        }
    }

    fn normalise(&self, norm: &Norm, hidden: &[f32], activations: &mut Rows, share: Share) {
        let shape = self.shape(hidden, self.width);
        activations.compute(shape, share, |row, out| {
            let values = &hidden[row * self.width..(row + 1) * self.width];
            elementwise::layer_norm(values, &norm.gamma, &norm.beta, self.epsilon, out);
        });
    }

    fn copy(&self, values: &[f32], depth: usize, activations: &mut Rows, share: Share) {
        activations.copy(self.shape(values, depth), share, |row| &values[row * depth..(row + 1) * depth]);
    }

    fn shape(&self, values: &[f32], depth: usize) -> Shape {
        Shape { format: self.precision.weights(), rows: values.len() / depth, depth }
    }

    /// The product of all rows of `activations`, into `[rows, columns of the weights]`.
    fn multiply(&self, activations: &Rows, weights: &Weights, effect: Effect<'_>, share: Share, out: &mut [f32]) {
        let columns = weights.panels.columns();
        let rows = out.len() / columns;
        Product { activations, first: 0, rows, weights, effect }.write(share, MatrixMut::new(out, columns));
    }
}

/// Memory of the calling thread for what all heads read and write: it is large, and asking the system for it each time is
/// slow.
fn with_buffers(work: impl FnOnce(&mut Vec<f32>, &mut Vec<f32>)) {
    thread_local! {
        static BUFFERS: Cell<(Vec<f32>, Vec<f32>)> = Cell::default();
    }
    let (mut projected, mut attended) = BUFFERS.take();
    work(&mut projected, &mut attended);
    BUFFERS.set((projected, attended));
}
