//! What the device thread asks of a model.

use std::sync::Arc;

/// A model on its device. It is created, used and dropped on the device thread alone.
///
/// Every call is given at least one input, and never more than [`crate::Options`] allow.
pub trait Embedder {
    /// Embeds pictures, one vector each, in their order.
    ///
    /// # Shapes
    /// - `pixels`: `[batch][3 · height · width]`, preprocessed, channel by channel
    /// - returns: `[batch][dim]`, L2-normalised
    ///
    /// # Errors
    /// When an input is not what the model takes, or the device fails.
    fn embed_images(&mut self, pixels: Vec<Vec<f32>>) -> Result<Vec<Vec<f32>>, EmbedError>;

    /// Embeds pictures and parts of them, which parts is the model's affair; in the order of the pictures.
    ///
    /// # Shapes
    /// - `pixels`: `[batch][3 · height · width]`, preprocessed, channel by channel
    /// - returns: `[batch][views · dim]`: of each picture the whole and then its parts, each L2-normalised; the whole as
    ///   [`embed_images`](Self::embed_images) embeds it
    ///
    /// # Errors
    /// When an input is not what the model takes, or the device fails.
    fn embed_views(&mut self, pixels: Vec<Vec<f32>>) -> Result<Vec<Vec<f32>>, EmbedError>;

    /// Embeds texts, one vector each, in their order.
    ///
    /// # Shapes
    /// - `tokens`: `[batch][sequence]`, padded
    /// - returns: `[batch][dim]`, L2-normalised
    ///
    /// # Errors
    /// When an input is not what the model takes, or the device fails.
    fn embed_texts(&mut self, tokens: Vec<Vec<u32>>) -> Result<Vec<Vec<f32>>, EmbedError>;

    /// Does once what would make the first request slow: compile kernels, grow memory.
    ///
    /// # Errors
    /// When the model does not work on its device.
    fn warm_up(&mut self) -> Result<(), EmbedError>;
}

/// Why a model gave no embeddings, in words; it is cloned to everybody whose input was in the batch.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub struct EmbedError {
    reason: Arc<str>,
    out_of_memory: bool,
}

impl EmbedError {
    /// An error with a reason.
    pub fn new(reason: impl Into<Arc<str>>) -> Self {
        Self { reason: reason.into(), out_of_memory: false }
    }

    /// What a device says of itself, which is all that tells a lack of memory from other failures.
    pub fn of_device(reason: impl Into<Arc<str>>) -> Self {
        let reason = reason.into();
        let said = reason.to_ascii_lowercase();
        let out_of_memory = ["out of memory", "out_of_memory", "outofmemory"].iter().any(|words| said.contains(words));
        Self { reason, out_of_memory }
    }

    /// Whether the batch was too large for the device; a smaller one may fit.
    pub fn is_out_of_memory(&self) -> bool {
        self.out_of_memory
    }

    /// The reason.
    pub fn reason(&self) -> &Arc<str> {
        &self.reason
    }
}

impl From<String> for EmbedError {
    fn from(reason: String) -> Self {
        Self::new(reason)
    }
}
