//! The end of the queue.

use inference::{InferenceError, Lane, Options, State};

use crate::support::{Script, begin, image, text};

#[tokio::test]
async fn stop_finishes_the_running_batch_and_refuses_the_rest() {
    let mut script = Script::start(Options { capacity: 1, ..Options::default() }).await;
    let inference = script.inference.clone();
    let running = begin(inference.embed(image(0), Lane::Index)).await;
    script.called().await;
    let waiting = begin(inference.embed(image(1), Lane::Index)).await;
    let outside = begin(inference.embed(image(2), Lane::Index)).await;

    let stop = begin(inference.stop()).await;

    assert_eq!((waiting.await, outside.await), (Err(InferenceError::Stopped), Err(InferenceError::Stopped)));
    script.finish();
    stop.await;
    assert_eq!(running.await, Ok(vec![0.0]));
    assert_eq!(*inference.state().borrow(), State::Stopped);
    assert_eq!(inference.embed(text(3), Lane::Query).await, Err(InferenceError::Stopped));
}

#[tokio::test]
async fn stop_may_be_called_twice() {
    let script = Script::start(Options::default()).await;

    script.inference.stop().await;
    script.inference.stop().await;
}

#[tokio::test]
async fn thread_ends_with_the_last_handle() {
    let script = Script::start(Options::default()).await;
    let mut state = script.inference.state();
    let clone = script.inference.clone();

    drop(script);
    assert!(clone.state().has_changed().is_ok());
    drop(clone);

    state.wait_for(|state| *state == State::Stopped).await.unwrap();
}
