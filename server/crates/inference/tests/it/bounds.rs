//! Full lanes and callers who go away.

use std::time::Duration;

use inference::{InferenceError, Lane, Options};

use crate::support::{Script, begin, image, text};

const NARROW: Options = Options { capacity: 2, max_images: 8, max_texts: 8, most_wait: Duration::MAX };

#[tokio::test]
async fn full_query_lane_refuses_and_says_when_to_come_back() {
    let mut script = Script::start(NARROW).await;
    let inference = script.inference.clone();
    let _zero = begin(inference.embed(text(0), Lane::Query)).await;
    script.called().await;
    let one = begin(inference.embed(text(1), Lane::Query)).await;
    let two = begin(inference.embed(text(2), Lane::Query)).await;

    let refused = inference.embed(text(3), Lane::Query).await;

    let Err(InferenceError::Full { retry_after }) = refused else { panic!("{refused:?}") };
    assert!((Duration::from_secs(1)..=Duration::from_secs(60)).contains(&retry_after));
    assert_eq!(script.next().await, ("texts", vec![1, 2]));
    script.finish();
    assert!(one.await.is_ok() && two.await.is_ok());
}

#[tokio::test]
async fn full_query_lane_takes_all_or_nothing() {
    let mut script = Script::start(NARROW).await;
    let inference = script.inference.clone();
    let _zero = begin(inference.embed(text(0), Lane::Query)).await;
    script.called().await;
    let _one = begin(inference.embed(text(1), Lane::Query)).await;

    let both = inference.embed_all(vec![text(2), text(3)], Lane::Query).await;
    let never = inference.embed_all(vec![text(4), text(5), text(6)], Lane::Query).await;

    assert!(matches!(both, Err(InferenceError::Full { .. })));
    assert_eq!(never, Err(InferenceError::TooMany { given: 3, capacity: 2 }));
    assert_eq!(script.next().await, ("texts", vec![1]));
    script.finish();
}

#[tokio::test]
async fn indexing_waits_for_room() {
    let mut script = Script::start(NARROW).await;
    let inference = script.inference.clone();
    let _zero = begin(inference.embed(image(0), Lane::Index)).await;
    script.called().await;
    let _one = begin(inference.embed(image(1), Lane::Index)).await;
    let _two = begin(inference.embed(image(2), Lane::Index)).await;

    let three = begin(inference.embed(image(3), Lane::Index)).await;
    let query = begin(inference.embed(text(4), Lane::Query)).await;

    assert_eq!(script.next().await, ("texts", vec![4]));
    assert_eq!(script.next().await, ("images", vec![1, 2]));
    let (three, ()) = tokio::join!(three, async {
        assert_eq!(script.next().await, ("images", vec![3]));
        script.finish();
    });
    assert_eq!((query.await, three), (Ok(vec![4.0]), Ok(vec![3.0])));
}

#[tokio::test]
async fn more_than_a_lane_holds_goes_through_it_in_parts() {
    let mut script = Script::start(NARROW).await;
    let inference = script.inference.clone();

    let all = tokio::spawn(async move {
        let inputs = (1..=5).map(image).collect();
        inference.embed_all(inputs, Lane::Background).await
    });

    assert_eq!(script.called().await, ("images", vec![1, 2]));
    assert_eq!(script.next().await, ("images", vec![3, 4]));
    assert_eq!(script.next().await, ("images", vec![5]));
    script.finish();
    assert_eq!(all.await.unwrap().unwrap(), [[1.0], [2.0], [3.0], [4.0], [5.0]]);
}

#[tokio::test]
async fn request_of_a_gone_caller_is_not_computed() {
    let mut script = Script::start(Options::default()).await;
    let inference = script.inference.clone();
    let _zero = begin(inference.embed(text(0), Lane::Query)).await;
    script.called().await;
    let gone = begin(inference.embed(text(1), Lane::Query)).await;
    let _stays = begin(inference.embed(text(2), Lane::Query)).await;

    drop(gone);

    assert_eq!(script.next().await, ("texts", vec![2]));
    script.finish();
}

#[tokio::test]
async fn gone_callers_do_not_keep_others_out() {
    let mut script = Script::start(NARROW).await;
    let inference = script.inference.clone();
    let _zero = begin(inference.embed(text(0), Lane::Query)).await;
    script.called().await;
    let gone = begin(inference.embed_all(vec![text(1), text(2)], Lane::Query)).await;
    drop(gone);

    let _stays = begin(inference.embed(text(3), Lane::Query)).await;

    assert_eq!(script.next().await, ("texts", vec![3]));
    script.finish();
}
