//! Models that fail, panic or lose answers.

use inference::{EmbedError, InferenceError, Lane, Options};

use crate::support::{BAD, LARGE, LOST, Script, WILD, begin, image, text};

#[tokio::test]
async fn bad_input_does_not_fail_its_neighbours() {
    for (bad, reason) in [(BAD, "bad input"), (WILD, "wild input"), (LOST, "0 embeddings for 1 inputs")] {
        let mut script = Script::start(Options::default()).await;
        let inference = script.inference.clone();
        let _zero = begin(inference.embed(text(0), Lane::Index)).await;
        script.called().await;
        let one = begin(inference.embed(text(1), Lane::Index)).await;
        let two = begin(inference.embed(text(bad), Lane::Index)).await;
        let three = begin(inference.embed(text(3), Lane::Index)).await;

        assert_eq!(script.next().await, ("texts", vec![1, bad, 3]));
        for id in [1, bad, 3] {
            assert_eq!(script.next().await, ("texts", vec![id]));
        }
        script.finish();

        assert_eq!((one.await, three.await), (Ok(vec![1.0]), Ok(vec![3.0])));
        let Err(InferenceError::Failed(error)) = two.await else { panic!("input {bad} was embedded") };
        assert!(error.reason().contains(reason), "{error}");
    }
}

#[tokio::test]
async fn model_is_used_on_after_a_panic() {
    let mut script = Script::start(Options::default()).await;
    let inference = script.inference.clone();
    let wild = begin(inference.embed(text(WILD), Lane::Query)).await;
    script.called().await;
    script.finish();
    assert!(matches!(wild.await, Err(InferenceError::Failed(_))));

    let one = begin(inference.embed(text(1), Lane::Query)).await;
    script.called().await;
    script.finish();

    assert_eq!(one.await, Ok(vec![1.0]));
}

#[tokio::test]
async fn query_overtakes_the_inputs_of_a_failed_batch() {
    let mut script = Script::start(Options::default()).await;
    let inference = script.inference.clone();
    let all = begin(inference.embed_all(vec![text(1), text(BAD)], Lane::Index)).await;
    assert_eq!(script.called().await, ("texts", vec![1, BAD]));
    assert_eq!(script.next().await, ("texts", vec![1]));

    let _query = begin(inference.embed(text(2), Lane::Query)).await;

    assert_eq!(script.next().await, ("texts", vec![2]));
    assert_eq!(script.next().await, ("texts", vec![BAD]));
    script.finish();
    assert_eq!(all.await, Err(InferenceError::Failed(EmbedError::new("bad input"))));
}

#[tokio::test]
async fn a_batch_that_does_not_fit_into_memory_is_halved_until_it_does() {
    let mut script = Script::start(Options { max_images: 8, ..Options::default() }).await;
    let inference = script.inference.clone();
    let images = (0..7).chain([LARGE]).map(image).collect();
    let all = begin(inference.embed_all(images, Lane::Index)).await;

    assert_eq!(script.called().await.1.len(), 8);
    assert_eq!(script.next().await.1, [0, 1, 2, 3]);
    assert_eq!(script.next().await.1, [4, 5, 6, LARGE]);
    assert_eq!(script.next().await.1, [4, 5]);
    assert_eq!(script.next().await.1, [6, LARGE]);
    script.finish();

    let wanted: Vec<Vec<f32>> = (0..7).chain([LARGE]).map(|id| vec![id as f32]).collect();
    assert_eq!(all.await, Ok(wanted));
    // Texts are smaller and go on as before.
    let _texts = begin(inference.embed_all((0..5).map(text).collect(), Lane::Index)).await;
    assert_eq!(script.called().await.1.len(), 5);
}
