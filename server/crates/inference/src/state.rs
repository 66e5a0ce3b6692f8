//! What the owner of a queue may watch.

use std::sync::Arc;

/// The state of the model behind a queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// The model is loading or warming up.
    Starting,
    /// The model is loaded and warm.
    Ready,
    /// The model could not be loaded or warmed up, for this reason.
    Failed(Arc<str>),
    /// The queue was stopped.
    Stopped,
}
