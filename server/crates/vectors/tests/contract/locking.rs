//! One opener for each space in the process.

use vectors::VectorError;

use crate::home::Home;
use crate::pictures::{LIBRARY, all, clustered, points};

#[tokio::test]
async fn a_second_opener_is_refused_and_harms_nothing() {
    let home = Home::folder();
    let vectors = clustered(2_000, 16, 3, 1);
    let first = home.open(16).await;

    for batch in points(LIBRARY, &vectors).chunks(100) {
        first.upsert(batch.to_vec()).await.unwrap();
        let second = home.try_open("test/model", 16).await.err();
        assert!(matches!(second, Some(VectorError::InUse { .. })), "{second:?}");
    }
    first.optimize().await.unwrap();
    first.close().await.unwrap();

    assert_eq!(home.open(16).await.count(LIBRARY, &all()).await.unwrap(), 2_000);
}

#[tokio::test]
async fn a_closed_space_is_free_at_once() {
    let home = Home::folder();
    for round in 0..10 {
        let store = home.try_open("test/model", 16).await.unwrap();
        store.upsert(points(LIBRARY, &clustered(50, 16, 3, round))).await.unwrap();

        store.close().await.unwrap();
    }
}

#[tokio::test]
async fn a_dropped_space_is_free_again_and_complete() {
    let home = Home::folder();
    let store = home.open(16).await;
    store.upsert(points(LIBRARY, &clustered(50, 16, 3, 1))).await.unwrap();
    store.optimize().await.unwrap();

    drop(store);

    let store = home.open(16).await;
    assert_eq!(store.count(LIBRARY, &all()).await.unwrap(), 50);
}

#[tokio::test]
async fn two_models_may_be_open_beside_each_other() {
    let home = Home::folder();

    let (old, new) = (home.try_open("old", 8).await.unwrap(), home.try_open("new", 16).await.unwrap());

    assert!(new.remove_other_spaces().await.unwrap().is_empty(), "the old one is in use");
    assert_eq!(old.count(LIBRARY, &all()).await.unwrap(), 0);
}

#[tokio::test]
async fn an_interrupted_making_is_made_up_for() {
    let home = Home::folder();
    std::fs::create_dir_all(home.root().join("test=2fmodel/shard/segments")).unwrap();

    let store = home.open(16).await;

    store.upsert(points(LIBRARY, &clustered(50, 16, 3, 1))).await.unwrap();
    assert_eq!(store.count(LIBRARY, &all()).await.unwrap(), 50);
}
