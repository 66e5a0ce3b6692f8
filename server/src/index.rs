//! A model with the vectors that it made, and how one takes over from another.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use vectors::{VectorError, VectorStore};

use crate::models::Model;

/// A model and the vectors that it made.
pub struct Index {
    /// What makes them.
    pub model: Model,
    /// Where they are.
    pub vectors: Arc<dyn VectorStore>,
}

/// The index of the model before this one. It answers searches until this one has seen every picture.
pub struct Former(RwLock<Option<Arc<Index>>>);

/// How often it is looked whether searches that began with the former index are done.
const LOOK_EVERY: Duration = Duration::from_millis(50);

impl Former {
    /// One that goes on answering, or none.
    pub fn new(index: Option<Index>) -> Self {
        Self(RwLock::new(index.map(Arc::new)))
    }

    /// The index, as long as it answers.
    pub fn get(&self) -> Option<Arc<Index>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Ends it, after the searches that it is answering.
    ///
    /// # Errors
    /// Where its vectors do not close.
    pub async fn retire(&self) -> Result<(), VectorError> {
        let taken = self.0.write().unwrap_or_else(PoisonError::into_inner).take();
        let Some(mut index) = taken else { return Ok(()) };
        let index = loop {
            match Arc::try_unwrap(index) {
                Ok(index) => break index,
                Err(shared) => index = shared,
            }
            tokio::time::sleep(LOOK_EVERY).await;
        };
        index.model.stop().await;
        index.vectors.close().await
    }
}
