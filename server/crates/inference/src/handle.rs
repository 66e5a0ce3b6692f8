//! The handle that everybody who needs embeddings holds.

use std::sync::Arc;

use tokio::sync::watch;

use crate::{InferenceError, Input, Lane, State, queue::Queue};

/// A handle of the queue; clones share it, and the thread ends when the last one is dropped.
#[derive(Debug, Clone)]
pub struct Inference {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    queue: Arc<Queue>,
    state: watch::Receiver<State>,
}

impl Inference {
    pub(crate) fn new(queue: Arc<Queue>, state: watch::Receiver<State>) -> Self {
        Self { shared: Arc::new(Shared { queue, state }) }
    }

    /// Embeds one input. Dropping the future takes the request back, unless it is being computed already.
    ///
    /// # Errors
    /// [`InferenceError`]; `Full` only in the query lane, the others wait for room.
    pub async fn embed(&self, input: Input, lane: Lane) -> Result<Vec<f32>, InferenceError> {
        let mut vectors = self.embed_all(vec![input], lane).await?;
        Ok(vectors.pop().expect("one input has one embedding"))
    }

    /// Embeds several inputs, one vector each, in their order; together, where a batch has room for them.
    ///
    /// # Errors
    /// The first failure in the order of the inputs; what was not computed yet then never is.
    pub async fn embed_all(&self, inputs: Vec<Input>, lane: Lane) -> Result<Vec<Vec<f32>>, InferenceError> {
        self.check_ready()?;
        let answers = self.shared.queue.submit(inputs, lane).await?;
        let mut vectors = Vec::with_capacity(answers.len());
        for answer in answers {
            // Only the end of the thread drops a request without an answer.
            vectors.push(answer.await.unwrap_or(Err(InferenceError::Stopped))?);
        }
        Ok(vectors)
    }

    fn check_ready(&self) -> Result<(), InferenceError> {
        match &*self.shared.state.borrow() {
            State::Ready => Ok(()),
            State::Starting => Err(InferenceError::NotReady),
            State::Failed(reason) => Err(InferenceError::NotStarted { reason: Arc::clone(reason) }),
            State::Stopped => Err(InferenceError::Stopped),
        }
    }

    /// The state of the model and its changes.
    pub fn state(&self) -> watch::Receiver<State> {
        self.shared.state.clone()
    }

    /// Answers whatever waits with `Stopped`, and waits for the batch that is being computed and the end of the thread.
    pub async fn stop(&self) {
        self.shared.queue.close(InferenceError::Stopped);
        let mut state = self.state();
        // The thread holds the only sender.
        while state.changed().await.is_ok() {}
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        self.queue.close(InferenceError::Stopped);
    }
}
