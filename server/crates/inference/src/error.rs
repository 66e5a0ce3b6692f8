//! Why a request got no embedding.

use std::{sync::Arc, time::Duration};

use crate::EmbedError;

/// Why a request got no embedding.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InferenceError {
    /// The query lane has no room. Everybody in it will have been served after `retry_after`, as far as one can tell.
    #[error("the model is busy; try again in {} s", retry_after.as_secs_f32().ceil())]
    Full {
        /// How long to wait, at least a second.
        retry_after: Duration,
    },

    /// More queries were asked for at once than the lane can ever hold.
    #[error("{given} inputs at once are more than the {capacity} that may wait")]
    TooMany {
        /// How many were given.
        given: usize,
        /// How many the lane holds.
        capacity: usize,
    },

    /// The model is still loading or warming up.
    #[error("the model is not ready yet")]
    NotReady,

    /// The model could not embed this input.
    #[error("the model failed: {0}")]
    Failed(EmbedError),

    /// The model could not be loaded or did not survive its warm-up.
    #[error("the model could not be started: {reason}")]
    NotStarted {
        /// Why.
        reason: Arc<str>,
    },

    /// The queue was stopped.
    #[error("the model was stopped")]
    Stopped,
}
