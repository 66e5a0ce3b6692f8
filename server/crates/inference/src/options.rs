//! The bounds of a queue.

/// How much may wait and how much is computed at once. Zeros count as ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// The most requests that may wait in one lane; a prepared picture of 224 × 224 is 0.6 MB.
    pub capacity: usize,
    /// The most pictures in one batch. A query waits for at most one batch of other work.
    pub max_images: usize,
    /// The most texts in one batch.
    pub max_texts: usize,
}

impl Default for Options {
    /// 64 requests a lane, batches of 8 pictures or 32 texts: a second or so of a processor's time.
    fn default() -> Self {
        Self { capacity: 64, max_images: 8, max_texts: 32 }
    }
}
