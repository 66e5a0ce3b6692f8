//! How work is cut and where a thread keeps what it needs for its part.

use std::cell::RefCell;

use crate::lines::Line;
use crate::microkernel::Microkernel;
use crate::product::Weights;
use crate::rows::Rows;

/// Rows of a block at most: what is computed of it stays in the cache of a core.
const MOST_ROWS: usize = 128;

/// How many rows each thread takes at a time: all the same share, in whole tiles.
pub(crate) fn block(rows: usize, kernel: &Microkernel) -> usize {
    // Half a tile of 32 costs half of it.
    let tile = kernel.rows().min(Line::GROUPS);
    let threads = rayon::current_num_threads();
    let blocks = rows.max(1).div_ceil(MOST_ROWS).next_multiple_of(threads);
    rows.max(1).div_ceil(blocks).next_multiple_of(tile)
}

/// Memory that a thread keeps from one block to the next.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    pub(crate) activations: Rows,
    pub(crate) inner_activations: Rows,
    pub(crate) row: Vec<f32>,
    pub(crate) inner: Vec<f32>,
    pub(crate) keys: Weights,
    pub(crate) values: Weights,
}

/// Gives the thread's memory to `work`, which must not divide itself further.
pub(crate) fn with_scratch<T>(work: impl FnOnce(&mut Scratch) -> T) -> T {
    thread_local! {
        static SCRATCH: RefCell<Scratch> = RefCell::default();
    }
    SCRATCH.with_borrow_mut(work)
}

/// Makes a vector this long; what is in it is undefined.
pub(crate) fn sized(vector: &mut Vec<f32>, length: usize) -> &mut [f32] {
    if vector.len() < length {
        vector.resize(length, 0.0);
    }
    &mut vector[..length]
}
