//! From the start of the thread to readiness, or not.

use std::sync::mpsc;

use inference::{EmbedError, Embedder, InferenceError, Lane, Options, State};

use crate::support::text;

/// A model that waits for the test before it is warm, and may then fail.
struct Cold(mpsc::Receiver<Result<(), EmbedError>>);

impl Embedder for Cold {
    fn embed_images(&mut self, pixels: Vec<Vec<f32>>) -> Result<Vec<Vec<f32>>, EmbedError> {
        Ok(pixels)
    }

    fn embed_views(&mut self, pixels: Vec<Vec<f32>>) -> Result<Vec<Vec<f32>>, EmbedError> {
        self.embed_images(pixels)
    }

    fn embed_texts(&mut self, tokens: Vec<Vec<u32>>) -> Result<Vec<Vec<f32>>, EmbedError> {
        Ok(tokens.iter().map(|_| vec![1.0]).collect())
    }

    fn warm_up(&mut self) -> Result<(), EmbedError> {
        self.0.recv().unwrap()
    }
}

#[tokio::test]
async fn queue_is_ready_only_when_the_model_is_warm() {
    let (loaded, load) = mpsc::channel();
    let (warmed, warm_up) = mpsc::channel();
    let load = move || {
        load.recv().unwrap();
        Ok(Cold(warm_up))
    };
    let inference = inference::start(load, Options::default());
    let mut state = inference.state();
    assert_eq!(inference.embed(text(1), Lane::Query).await, Err(InferenceError::NotReady));

    loaded.send(()).unwrap();
    assert_eq!(inference.embed(text(1), Lane::Query).await, Err(InferenceError::NotReady));
    assert_eq!(*state.borrow(), State::Starting);
    warmed.send(Ok(())).unwrap();

    state.wait_for(|state| *state == State::Ready).await.unwrap();
    assert!(inference.embed(text(1), Lane::Query).await.is_ok());
}

#[tokio::test]
async fn model_that_does_not_load_is_seen_in_the_state_and_by_every_caller() {
    let inference = inference::start(|| Err::<Cold, _>(EmbedError::new("no such file")), Options::default());

    let failed = State::Failed("no such file".into());
    inference.state().wait_for(|state| *state == failed).await.unwrap();

    for lane in [Lane::Query, Lane::Index, Lane::Background] {
        let refused = inference.embed(text(1), lane).await;
        assert_eq!(refused, Err(InferenceError::NotStarted { reason: "no such file".into() }));
    }
    inference.stop().await;
}

#[tokio::test]
async fn panic_while_loading_is_a_failure_to_load() {
    let inference = inference::start(|| -> Result<Cold, _> { panic!("out of memory") }, Options::default());

    let mut state = inference.state();
    let state = state.wait_for(|state| *state != State::Starting).await.unwrap();

    assert!(matches!(&*state, State::Failed(reason) if reason.contains("out of memory")), "{state:?}");
}

#[tokio::test]
async fn model_that_does_not_warm_up_is_not_ready() {
    let (warmed, warm_up) = mpsc::channel();
    warmed.send(Err(EmbedError::new("no kernel"))).unwrap();
    let inference = inference::start(move || Ok(Cold(warm_up)), Options::default());

    let mut state = inference.state();
    let state = state.wait_for(|state| *state != State::Starting).await.unwrap();

    assert_eq!(*state, State::Failed("no kernel".into()));
}
