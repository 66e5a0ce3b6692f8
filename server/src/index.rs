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

/// The index in use and, until that has seen every picture, the one before it, which answers searches.
pub struct Indexes(RwLock<Pair>);

struct Pair {
    present: Arc<Index>,
    former: Option<Arc<Index>>,
}

/// How often it is looked whether work that began with an index is done.
const LOOK_EVERY: Duration = Duration::from_millis(50);

impl Indexes {
    /// One that is in use, and perhaps one that it takes over from.
    pub fn new(present: Index, former: Option<Index>) -> Self {
        Self(RwLock::new(Pair { present: Arc::new(present), former: former.map(Arc::new) }))
    }

    /// The one in use: it sees every picture that comes.
    pub fn present(&self) -> Arc<Index> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner).present)
    }

    /// The one before, as long as it answers.
    pub fn former(&self) -> Option<Arc<Index>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).former.clone()
    }

    /// The one that answers searches.
    pub fn searched(&self) -> Arc<Index> {
        let pair = self.0.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(pair.former.as_ref().unwrap_or(&pair.present))
    }

    /// Puts another one into use; answers one that has no part in anything any more.
    pub fn take_over(&self, next: Index) -> Option<Arc<Index>> {
        let mut pair = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let present = std::mem::replace(&mut pair.present, Arc::new(next));
        if pair.former.is_some() {
            // The one that answers goes on to; this one was never complete.
            return Some(present);
        }
        pair.former = Some(present);
        None
    }

    /// Puts the one before into use again; answers the one that was to take over from it.
    pub fn take_back(&self) -> Option<Arc<Index>> {
        let mut pair = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let former = pair.former.take()?;
        Some(std::mem::replace(&mut pair.present, former))
    }

    /// Ends the one before, after the searches that it is answering.
    ///
    /// # Errors
    /// Where its vectors do not close.
    pub async fn retire_former(&self) -> Result<(), VectorError> {
        let former = self.0.write().unwrap_or_else(PoisonError::into_inner).former.take();
        match former {
            Some(former) => retire(former).await,
            None => Ok(()),
        }
    }
}

/// Ends an index as soon as nobody works with it.
///
/// # Errors
/// Where its vectors do not close.
pub async fn retire(mut index: Arc<Index>) -> Result<(), VectorError> {
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
