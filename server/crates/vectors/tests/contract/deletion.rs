//! What is left after a deletion.

use crate::home::Home;
use crate::pictures::{LIBRARY, all, clustered, found, global, id, local, points, search};

pub async fn a_deleted_point_is_gone_from_everywhere(home: &Home) {
    let store = home.open(8).await;
    let vectors = clustered(4, 8, 1, 1);
    store.upsert(points(LIBRARY, &vectors)).await.unwrap();
    store.set_local(id(1), LIBRARY, vectors.clone()).await.unwrap();

    store.delete(&[id(1), id(3)]).await.unwrap();

    let mut left = found(&*store, &search(&vectors[1], 10)).await;
    left.sort();
    assert_eq!(left, [id(0), id(2)]);
    assert_eq!(store.count(LIBRARY, &all()).await.unwrap(), 2);
    assert!(global(&*store, LIBRARY, id(1)).await.is_none());
    assert!(local(&*store, LIBRARY, id(1)).await.is_none());
}

pub async fn deleting_what_is_not_there_is_fine(home: &Home) {
    let store = home.open(8).await;
    store.upsert(points(LIBRARY, &clustered(1, 8, 1, 2))).await.unwrap();

    store.delete(&[]).await.unwrap();
    store.delete(&[id(7)]).await.unwrap();
    store.delete(&[id(0), id(0)]).await.unwrap();
    store.delete(&[id(0)]).await.unwrap();

    assert_eq!(store.count(LIBRARY, &all()).await.unwrap(), 0);
}
