//! A bounded queue in front of a model that is there only while there is something to describe.

mod thread;
mod waiting;

use std::{sync::Arc, thread::Builder, time::Duration};

use tokio::sync::watch;

use crate::{CaptionError, CaptionRequest, Captioner};

use self::{thread::serve, waiting::Waiting};

/// How much may wait, how much is computed at once, and how long a model stays. Zeros of the first two count as ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CaptionOptions {
    /// The most requests that may wait; others wait for room. A picture in many tiles is 50 MB.
    pub capacity: usize,
    /// The most answers that are written together.
    pub most_together: usize,
    /// How long the model stays while nobody asks.
    pub idle: Duration,
}

impl Default for CaptionOptions {
    /// Eight may wait, four are written together, and the model stays for five minutes.
    fn default() -> Self {
        Self { capacity: 8, most_together: 4, idle: Duration::from_secs(300) }
    }
}

/// Whether the model is in memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaptionState {
    /// It comes with the next request.
    Away,
    /// It is there.
    Loaded,
    /// The queue was stopped, and the model is gone for good.
    Stopped,
}

/// A handle of the queue; clones share it, and the thread ends when the last one is dropped.
#[derive(Debug, Clone)]
pub struct CaptionQueue(Arc<Handle>);

#[derive(Debug)]
struct Handle {
    waiting: Arc<Waiting>,
    state: watch::Receiver<CaptionState>,
}

impl CaptionQueue {
    /// Starts a thread that loads a model with the first request, and again with the first one after it was dropped.
    ///
    /// Neither can fail this call: whoever asks is told.
    pub fn start<F>(load: F, options: CaptionOptions) -> Self
    where
        F: Fn() -> Result<Box<dyn Captioner>, CaptionError> + Send + 'static,
    {
        let waiting = Arc::new(Waiting::new(options));
        let (sender, state) = watch::channel(CaptionState::Away);
        let started = {
            let waiting = Arc::clone(&waiting);
            Builder::new().name("captions".to_owned()).spawn(move || serve(&load, &waiting, &sender))
        };
        if let Err(error) = started {
            waiting.close(CaptionError::NotLoaded(format!("no thread could be started: {error}").into()));
        }
        Self(Arc::new(Handle { waiting, state }))
    }

    /// Answers a question about a picture, in tokens. Dropping the future takes the request back, unless it is being computed
    /// already.
    ///
    /// # Errors
    /// [`CaptionError`].
    pub async fn caption(&self, request: CaptionRequest) -> Result<Vec<u32>, CaptionError> {
        let answer = self.0.waiting.submit(request).await?;
        // Only the end of the thread drops a request without an answer.
        answer.await.unwrap_or(Err(CaptionError::Stopped))
    }

    /// Whether the model is in memory, and the changes of that.
    pub fn state(&self) -> watch::Receiver<CaptionState> {
        self.0.state.clone()
    }

    /// Answers whatever waits with `Stopped`, and waits for what is being computed and the end of the thread.
    pub async fn stop(&self) {
        self.0.waiting.close(CaptionError::Stopped);
        let mut state = self.state();
        // The thread holds the only sender.
        while state.changed().await.is_ok() {}
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        self.waiting.close(CaptionError::Stopped);
    }
}
