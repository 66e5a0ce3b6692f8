//! A model that waits for the test before each answer, and ways to put requests into the queue one after the other.

use std::{future::poll_fn, pin::Pin, sync::mpsc as blocking, task::Poll, time::Duration};

use inference::{EmbedError, Embedder, Inference, Input, Options, State};
use tokio::sync::mpsc;

/// The id of an input that makes the model fail.
pub const BAD: u32 = 666;
/// The id of an input that makes the model panic.
pub const WILD: u32 = 667;
/// The id of an input that makes the model forget an answer.
pub const LOST: u32 = 668;

/// The id of an input beside which the device has room for one other.
pub const LARGE: u32 = 669;

/// A batch that the model was given: what it was, and the ids in it.
pub type Call = (&'static str, Vec<u32>);

/// The model's side.
struct Scripted {
    calls: mpsc::UnboundedSender<Call>,
    permits: blocking::Receiver<()>,
}

impl Scripted {
    fn embed(&mut self, kind: &'static str, ids: Vec<u32>) -> Result<Vec<Vec<f32>>, EmbedError> {
        let _ = self.calls.send((kind, ids.clone()));
        let _ = self.permits.recv();
        assert!(!ids.contains(&WILD), "wild input");
        assert!(!ids.contains(&LARGE) || ids.len() <= 2, "CUDA_ERROR_OUT_OF_MEMORY");
        if ids.contains(&BAD) {
            return Err(EmbedError::new("bad input"));
        }
        Ok(ids.iter().filter(|id| **id != LOST).map(|id| vec![*id as f32]).collect())
    }
}

impl Embedder for Scripted {
    fn embed_images(&mut self, pixels: Vec<Vec<f32>>) -> Result<Vec<Vec<f32>>, EmbedError> {
        self.embed("images", pixels.iter().map(|pixels| pixels[0] as u32).collect())
    }

    fn embed_views(&mut self, pixels: Vec<Vec<f32>>) -> Result<Vec<Vec<f32>>, EmbedError> {
        let ids: Vec<u32> = pixels.iter().map(|pixels| pixels[0] as u32).collect();
        let wholes = self.embed("views", ids)?;
        Ok(wholes.into_iter().map(|whole| [whole.clone(), whole].concat()).collect())
    }

    fn embed_texts(&mut self, tokens: Vec<Vec<u32>>) -> Result<Vec<Vec<f32>>, EmbedError> {
        self.embed("texts", tokens.iter().map(|tokens| tokens[0]).collect())
    }

    fn warm_up(&mut self) -> Result<(), EmbedError> {
        Ok(())
    }
}

/// The test's side.
pub struct Script {
    pub inference: Inference,
    calls: mpsc::UnboundedReceiver<Call>,
    permits: blocking::Sender<()>,
}

impl Script {
    /// Starts a queue whose batches may take any time, so that no slow machine makes them smaller, and waits until it is ready.
    pub async fn start(options: Options) -> Self {
        Self::start_timed(Options { most_wait: Duration::MAX, ..options }).await
    }

    /// The same, within the options' time.
    pub async fn start_timed(options: Options) -> Self {
        let (sender, calls) = mpsc::unbounded_channel();
        let (permits, receiver) = blocking::channel();
        let inference = inference::start(move || Ok(Scripted { calls: sender, permits: receiver }), options);
        inference.state().wait_for(|state| *state == State::Ready).await.unwrap();
        Self { inference, calls, permits }
    }

    /// Waits until the model is given a batch, and leaves it computing.
    pub async fn called(&mut self) -> Call {
        self.calls.recv().await.unwrap()
    }

    /// Lets the model finish one batch.
    pub fn finish(&self) {
        self.permits.send(()).unwrap();
    }

    /// Lets the model finish what it computes, and waits for the next batch.
    pub async fn next(&mut self) -> Call {
        self.finish();
        self.called().await
    }
}

pub fn text(id: u32) -> Input {
    Input::Tokens(vec![id])
}

pub fn image(id: u32) -> Input {
    Input::Pixels(vec![id as f32])
}

pub fn views(id: u32) -> Input {
    Input::Views(vec![id as f32])
}

/// Takes a future to its first pause; a request is in the queue then, or waits for room in it.
pub async fn begin<T>(future: impl Future<Output = T>) -> Pin<Box<impl Future<Output = T>>> {
    let mut future = Box::pin(future);
    poll_fn(|context| {
        assert!(future.as_mut().poll(context).is_pending(), "it had nothing to wait for");
        Poll::Ready(())
    })
    .await;
    future
}
