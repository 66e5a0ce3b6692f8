//! What lasts beyond a store, and what does not.

use vectors::VectorError;

use crate::home::Home;
use crate::pictures::{LIBRARY, all, clustered, cosine, found, global, id, local, point, points, search};

pub async fn everything_is_there_after_a_close(home: &Home) {
    let vectors = clustered(300, 16, 3, 1);
    let store = home.open(16).await;
    store.upsert(points(LIBRARY, &vectors)).await.unwrap();
    store.set_local(id(5), LIBRARY, clustered(5, 16, 5, 2)).await.unwrap();
    store.delete(&[id(9)]).await.unwrap();
    let before = store.search(&search(&vectors[5], 300)).await.unwrap();
    store.close().await.unwrap();

    let store = home.open(16).await;

    assert_eq!(store.count(LIBRARY, &all()).await.unwrap(), 299);
    assert_eq!(store.search(&search(&vectors[5], 300)).await.unwrap(), before);
    assert!(cosine(&global(&*store, LIBRARY, id(5)).await.unwrap(), &vectors[5]) > 0.999_999);
    assert_eq!(local(&*store, LIBRARY, id(5)).await.unwrap().len(), 5);
    assert!(global(&*store, LIBRARY, id(9)).await.is_none());
}

pub async fn a_closed_store_says_so(home: &Home) {
    let store = home.open(2).await;

    store.close().await.unwrap();
    store.close().await.unwrap();

    let upsert = store.upsert(vec![point(0, LIBRARY, vec![1.0, 0.0])]).await;
    assert!(matches!(upsert, Err(VectorError::Closed)));
    assert!(matches!(store.search(&search(&[1.0, 0.0], 1)).await, Err(VectorError::Closed)));
    assert!(matches!(store.count(LIBRARY, &all()).await, Err(VectorError::Closed)));
    assert!(matches!(store.flush().await, Err(VectorError::Closed)));
    assert!(matches!(store.optimize().await, Err(VectorError::Closed)));
}

pub async fn old_spaces_are_removed_on_demand(home: &Home) {
    let vector = vec![1.0, 0.0];
    for model in ["old/a", "old/b", "new"] {
        let store = home.try_open(model, 2).await.unwrap();
        store.upsert(vec![point(0, LIBRARY, vector.clone())]).await.unwrap();
        store.close().await.unwrap();
    }

    let store = home.try_open("new", 2).await.unwrap();
    let mut removed = store.remove_other_spaces().await.unwrap();
    removed.sort();

    assert_eq!(removed, ["old/a", "old/b"]);
    assert!(store.remove_other_spaces().await.unwrap().is_empty());
    assert_eq!(found(&*store, &search(&vector, 10)).await, [id(0)]);
    assert_eq!(home.try_open("old/a", 2).await.unwrap().count(LIBRARY, &all()).await.unwrap(), 0);
}
