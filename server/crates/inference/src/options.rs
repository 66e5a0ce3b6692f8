//! The bounds of a queue.

use std::time::Duration;

/// How much may wait and how much is computed at once. Zeros count as ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// The most requests that may wait in one lane; a prepared picture of 224 × 224 is 0.6 MB.
    pub capacity: usize,
    /// The most pictures in one batch.
    pub max_images: usize,
    /// The most texts in one batch.
    pub max_texts: usize,
    /// The time that a batch of other work than queries takes at most, about, but for one input that takes longer: a query
    /// waits for one such batch.
    pub most_wait: Duration,
}

impl Default for Options {
    /// 64 requests a lane, batches of 8 pictures or 32 texts, of other work than queries as many as take a tenth of a second.
    fn default() -> Self {
        Self { capacity: 64, max_images: 8, max_texts: 32, most_wait: Duration::from_millis(100) }
    }
}
