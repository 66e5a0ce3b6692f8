//! What computes the parts of a decoder, beside the linear layers that `siglip`'s engines have already.

use std::fmt::Debug;
use std::sync::Arc;

use burn::tensor::Tensor;
use burn::tensor::backend::Backend;
use siglip::engine::{Block, Engine};

use crate::Rotary;

mod operations;
mod processor;

/// An engine that computes decoders, too: [`Operations`](siglip::Operations) by Burn's own operations on every backend,
/// [`Processor`](siglip::Processor) on the CPU by plain loops.
pub trait DecoderEngine<B: Backend>: Engine<B> {
    /// `x / √(mean of x² + epsilon) · gamma`, row by row.
    fn norm(&self, gamma: &[f32], epsilon: f32) -> Box<dyn Block<B>>;

    /// `silu(gate) · up`, row by row: `[batch, sequence, 2 · inner]`, gate before up, to `[batch, sequence, inner]`.
    fn gate(&self) -> Box<dyn Block<B>>;

    /// Attention of new positions to all before them.
    fn attention(&self, heads: Heads, rotary: Arc<Rotary>) -> Box<dyn Attention<B>>;
}

/// How the heads of a layer lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heads {
    /// Heads of queries.
    pub queries: usize,
    /// Heads of keys and values: each is shared by as many successive heads of queries.
    pub keys: usize,
    /// Width of a head.
    pub size: usize,
}

impl Heads {
    /// Width of queries, keys and values one behind the other.
    pub fn projected(self) -> usize {
        (self.queries + 2 * self.keys) * self.size
    }

    /// Heads of queries that share one of keys.
    pub fn group(self) -> usize {
        self.queries / self.keys
    }
}

/// Makes memories of one kind.
pub trait Attention<B: Backend>: Debug + Send {
    /// The memory of one layer for one sequence of at most `capacity` positions; it is allocated at once.
    fn memory(&self, capacity: usize) -> Box<dyn Memory<B>>;
}

/// The keys and values that one layer keeps of one sequence.
pub trait Memory<B: Backend>: Debug + Send {
    /// Takes the next positions in, and lets each of them attend to itself and to all before it.
    ///
    /// # Shapes
    /// - projected: `[1, new positions, (heads of queries + 2 · heads of keys) · size]`, queries, keys and values as they
    ///   come out of their projection
    /// - output: `[1, new positions, heads of queries · size]`
    ///
    /// # Panics
    /// Where there are more positions than the capacity.
    fn attend(&mut self, projected: Tensor<B, 3>) -> Tensor<B, 3>;

    /// Positions that it has taken in.
    fn length(&self) -> usize;

    /// Forgets everything, and keeps its capacity.
    fn clear(&mut self);
}
