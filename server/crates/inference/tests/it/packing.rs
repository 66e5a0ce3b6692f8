//! Which requests are computed together, and in which order.

use std::time::Duration;

use inference::{Lane, Options};

use crate::support::{Script, begin, image, text, views};

#[tokio::test]
async fn queries_overtake_indexing_and_indexing_overtakes_the_rest() {
    let mut script = Script::start(Options::default()).await;
    let inference = script.inference.clone();
    let _zero = begin(inference.embed(image(0), Lane::Background)).await;
    assert_eq!(script.called().await, ("images", vec![0]));

    let _one = begin(inference.embed(image(1), Lane::Background)).await;
    let _two = begin(inference.embed(image(2), Lane::Index)).await;
    let _three = begin(inference.embed(image(3), Lane::Query)).await;

    assert_eq!(script.next().await, ("images", vec![3]));
    assert_eq!(script.next().await, ("images", vec![2]));
    assert_eq!(script.next().await, ("images", vec![1]));
    script.finish();
}

#[tokio::test]
async fn batch_is_what_waits_up_to_the_maximum() {
    let mut script = Script::start(Options { max_texts: 3, ..Options::default() }).await;
    let inference = script.inference.clone();
    let _zero = begin(inference.embed(text(0), Lane::Index)).await;
    assert_eq!(script.called().await, ("texts", vec![0]));

    let mut waiting = Vec::new();
    for id in 1..=5 {
        waiting.push(begin(inference.embed(text(id), Lane::Index)).await);
    }

    assert_eq!(script.next().await, ("texts", vec![1, 2, 3]));
    assert_eq!(script.next().await, ("texts", vec![4, 5]));
    script.finish();
    for (id, answer) in (1_u8..).zip(waiting) {
        assert_eq!(answer.await.unwrap(), [f32::from(id)]);
    }
}

#[tokio::test]
async fn pictures_and_texts_are_never_in_one_batch() {
    let mut script = Script::start(Options::default()).await;
    let inference = script.inference.clone();
    let _zero = begin(inference.embed(text(0), Lane::Query)).await;
    assert_eq!(script.called().await, ("texts", vec![0]));

    let _one = begin(inference.embed(text(1), Lane::Query)).await;
    let _two = begin(inference.embed(image(2), Lane::Query)).await;
    let _three = begin(inference.embed(text(3), Lane::Query)).await;

    assert_eq!(script.next().await, ("texts", vec![1, 3]));
    assert_eq!(script.next().await, ("images", vec![2]));
    script.finish();
}

#[tokio::test]
async fn pictures_with_their_parts_are_a_batch_of_their_own() {
    let mut script = Script::start(Options { max_images: 2, ..Options::default() }).await;
    let inference = script.inference.clone();
    let _zero = begin(inference.embed(text(0), Lane::Index)).await;
    assert_eq!(script.called().await, ("texts", vec![0]));

    let one = begin(inference.embed(views(1), Lane::Index)).await;
    let two = begin(inference.embed(image(2), Lane::Index)).await;
    let _more = begin(inference.embed_all(vec![views(3), views(4)], Lane::Index)).await;

    assert_eq!(script.next().await, ("views", vec![1, 3]));
    assert_eq!(script.next().await, ("images", vec![2]));
    assert_eq!(script.next().await, ("views", vec![4]));
    script.finish();
    assert_eq!(one.await.unwrap(), [1.0, 1.0]);
    assert_eq!(two.await.unwrap(), [2.0]);
}

#[tokio::test]
async fn query_does_not_pay_for_other_peoples_pictures() {
    let mut script = Script::start(Options::default()).await;
    let inference = script.inference.clone();
    let _zero = begin(inference.embed(image(0), Lane::Index)).await;
    script.called().await;

    let _one = begin(inference.embed(image(1), Lane::Index)).await;
    let _two = begin(inference.embed(image(2), Lane::Query)).await;

    assert_eq!(script.next().await, ("images", vec![2]));
    assert_eq!(script.next().await, ("images", vec![1]));
    script.finish();
}

#[tokio::test]
async fn a_query_waits_for_little_of_what_takes_long() {
    let mut script = Script::start_timed(Options { most_wait: Duration::ZERO, ..Options::default() }).await;
    let inference = script.inference.clone();
    let _zero = begin(inference.embed(image(0), Lane::Index)).await;
    script.called().await;

    let _index = begin(inference.embed_all(vec![image(1), image(2)], Lane::Index)).await;
    let _background = begin(inference.embed_all(vec![image(3), image(4)], Lane::Background)).await;
    let _query = begin(inference.embed_all(vec![image(5), image(6)], Lane::Query)).await;

    assert_eq!(script.next().await, ("images", vec![5, 6]));
    for id in 1..=4 {
        assert_eq!(script.next().await, ("images", vec![id]));
    }
    script.finish();
}

#[tokio::test]
async fn many_inputs_come_back_in_their_order_although_kinds_are_computed_apart() {
    let mut script = Script::start(Options { max_images: 2, ..Options::default() }).await;
    let inference = script.inference.clone();
    let inputs = vec![image(1), text(2), image(3), image(4), text(5)];

    let all = begin(inference.embed_all(inputs, Lane::Query)).await;

    assert_eq!(script.called().await, ("images", vec![1, 3]));
    assert_eq!(script.next().await, ("texts", vec![2, 5]));
    assert_eq!(script.next().await, ("images", vec![4]));
    script.finish();
    assert_eq!(all.await.unwrap(), [[1.0], [2.0], [3.0], [4.0], [5.0]]);
}

#[tokio::test]
async fn nothing_to_embed_is_done_at_once() {
    let script = Script::start(Options::default()).await;

    assert_eq!(script.inference.embed_all(Vec::new(), Lane::Query).await, Ok(Vec::new()));
}
