//! How work is cut and where a thread keeps what it needs for its part.

use std::cell::Cell;

use crate::product::Weights;
use crate::rows::Rows;

/// Rows of a block, about: what is computed of it stays in the cache of a core.
const ROWS: usize = 128;

/// What threads do with a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Share {
    /// The calling thread does it; the others are at other rows. All threads read all weights.
    Alone,
    /// All threads do it, each some columns of each product: of few rows the weights are what takes time to read, and so each
    /// is read by one thread.
    Together,
}

/// How many of these sequences one thread takes at a time, of a number that is a multiple of the threads.
pub(crate) fn block(sequences: usize, sequence: usize) -> usize {
    let each = sequences / rayon::current_num_threads();
    (ROWS / sequence).clamp(1, each.max(1))
}

/// Runs `work` on one of the threads that compute. Layer after layer can then be shared out without waiting for a thread to
/// wake up: from outside each call of a layer would begin and end with that.
pub fn together<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    rayon::scope(|_| work())
}

/// Memory that a thread keeps from one block to the next.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    pub(crate) activations: Rows,
    pub(crate) inner_activations: Rows,
    pub(crate) inner: Vec<f32>,
    pub(crate) keys: Weights,
    pub(crate) values: Weights,
}

/// Gives the thread's memory to `work`; what that itself runs on this thread gets memory of its own.
pub(crate) fn with_scratch<T>(work: impl FnOnce(&mut Scratch) -> T) -> T {
    thread_local! {
        static SCRATCH: Cell<Scratch> = Cell::default();
    }
    let mut scratch = SCRATCH.take();
    let result = work(&mut scratch);
    SCRATCH.set(scratch);
    result
}

/// Makes a vector this long; what is in it is undefined.
pub(crate) fn sized(vector: &mut Vec<f32>, length: usize) -> &mut [f32] {
    if vector.len() < length {
        vector.resize(length, 0.0);
    }
    &mut vector[..length]
}
