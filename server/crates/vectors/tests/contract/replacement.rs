//! What writing again does.

use crate::home::Home;
use crate::pictures::{LIBRARY, OTHER_LIBRARY, all, clustered, cosine, found, global, id, local, point, search};

pub async fn an_upsert_replaces_the_point_whole(home: &Home) {
    let store = home.open(16).await;
    let vectors = clustered(2, 16, 2, 1);
    store.upsert(vec![point(0, LIBRARY, vectors[0].clone())]).await.unwrap();
    store.set_local(id(0), LIBRARY, vectors.clone()).await.unwrap();

    store.upsert(vec![point(0, OTHER_LIBRARY, vectors[1].clone())]).await.unwrap();

    assert_eq!(store.count(LIBRARY, &all()).await.unwrap(), 0);
    assert_eq!(store.count(OTHER_LIBRARY, &all()).await.unwrap(), 1);
    assert!(found(&*store, &search(&vectors[1], 10)).await.is_empty());
    let stored = global(&*store, OTHER_LIBRARY, id(0)).await.unwrap();
    assert!(cosine(&stored, &vectors[1]) > 0.999_999);
    assert!(local(&*store, OTHER_LIBRARY, id(0)).await.is_none(), "the views were those of other content");
}

pub async fn of_the_same_id_twice_the_last_one_stays(home: &Home) {
    let store = home.open(16).await;
    let vectors = clustered(2, 16, 2, 2);
    let twice = vec![point(0, LIBRARY, vectors[0].clone()), point(0, LIBRARY, vectors[1].clone())];

    store.upsert(twice).await.unwrap();

    let neighbours = store.search(&search(&vectors[1], 10)).await.unwrap();
    assert_eq!(neighbours.len(), 1);
    assert!((neighbours[0].similarity - 1.0).abs() < 1e-6);
}

pub async fn an_empty_upsert_is_fine(home: &Home) {
    let store = home.open(16).await;

    store.upsert(vec![]).await.unwrap();

    assert_eq!(store.count(LIBRARY, &all()).await.unwrap(), 0);
}
