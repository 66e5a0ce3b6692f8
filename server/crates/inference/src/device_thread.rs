//! The thread that owns a model.

use std::{sync::Arc, thread};

use tokio::sync::watch;

use crate::{
    EmbedError, Embedder, Inference, InferenceError, Options, State,
    compute::{guarded, run},
    queue::Queue,
};

/// Starts a thread that loads a model, warms it up and then serves the queue whose handle is returned at once.
///
/// Loading cannot fail this call: [`Inference::state`] tells how it went.
pub fn start<E: Embedder, F>(load: F, options: Options) -> Inference
where
    F: FnOnce() -> Result<E, EmbedError> + Send + 'static,
{
    let queue = Arc::new(Queue::new(options));
    let (sender, state) = watch::channel(State::Starting);
    let thread = {
        let (queue, sender) = (Arc::clone(&queue), sender.clone());
        thread::Builder::new().name("inference".to_owned()).spawn(move || serve(load, &queue, &sender))
    };
    if let Err(error) = thread {
        fail(&queue, &sender, EmbedError::new(format!("no thread could be started: {error}")));
    }
    Inference::new(queue, state)
}

fn serve<E: Embedder>(load: impl FnOnce() -> Result<E, EmbedError>, queue: &Queue, state: &watch::Sender<State>) {
    let loaded = guarded(load).and_then(|mut model| guarded(|| model.warm_up()).map(|()| model));
    match loaded {
        Err(error) => fail(queue, state, error),
        Ok(mut model) => {
            state.send_replace(State::Ready);
            while let Some(batch) = queue.take() {
                run(&mut model, batch, queue);
            }
            // Whoever waits for the end may count on the device being free.
            drop(model);
            state.send_replace(State::Stopped);
        }
    }
}

fn fail(queue: &Queue, state: &watch::Sender<State>, error: EmbedError) {
    let reason = Arc::clone(error.reason());
    queue.close(InferenceError::NotStarted { reason: Arc::clone(&reason) });
    state.send_replace(State::Failed(reason));
}
