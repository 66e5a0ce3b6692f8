//! What the thread that describes pictures asks of a model.

use std::sync::Arc;

/// A picture and what is asked about it, ready for the model.
#[derive(Debug, Clone, PartialEq)]
pub struct CaptionRequest {
    /// Tokens, some of which the tiles of the picture stand for.
    pub ids: Vec<u32>,
    /// `[tiles · 3 · side · side]`, preprocessed.
    pub pixels: Vec<f32>,
    /// How many tiles there are.
    pub tiles: usize,
    /// Tokens of the answer at most.
    pub most_tokens: usize,
}

/// A model that answers questions about pictures. It is created, used and dropped on the thread alone that describes pictures.
pub trait Captioner {
    /// Answers, in tokens and in the order of the requests, which all have the same `most_tokens`; there is at least one, and
    /// never more than [`CaptionOptions`](crate::CaptionOptions) allow.
    ///
    /// # Errors
    /// Where a request is not what the model takes, or the device fails.
    fn caption(&mut self, requests: &[CaptionRequest]) -> Result<Vec<Vec<u32>>, CaptionError>;
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CaptionError {
    /// The model could not answer this question about this picture.
    #[error("the model failed: {0}")]
    Failed(Arc<str>),

    /// The model could not be loaded; another request tries it again.
    #[error("the model could not be loaded: {0}")]
    NotLoaded(Arc<str>),

    /// The queue was stopped.
    #[error("the model was stopped")]
    Stopped,
}
