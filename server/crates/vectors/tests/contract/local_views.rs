//! The views behind the global one.

use crate::home::Home;
use crate::pictures::{LIBRARY, OTHER_LIBRARY, all, clustered, cosine, global, id, local, points, search};

pub async fn views_come_back_in_their_order(home: &Home) {
    let store = home.open(16).await;
    let (vectors, views) = (clustered(2, 16, 2, 1), clustered(5, 16, 5, 2));
    store.upsert(points(LIBRARY, &vectors)).await.unwrap();
    assert!(local(&*store, LIBRARY, id(0)).await.is_none());

    store.set_local(id(0), LIBRARY, clustered(3, 16, 1, 3)).await.unwrap();
    store.set_local(id(0), LIBRARY, views.clone()).await.unwrap();

    let stored = local(&*store, LIBRARY, id(0)).await.unwrap();
    assert_eq!(stored.len(), 5);
    assert!(stored.iter().zip(&views).all(|(stored, view)| cosine(stored, view) > 0.999_999));
    assert!(local(&*store, LIBRARY, id(1)).await.is_none());
    assert!(local(&*store, OTHER_LIBRARY, id(0)).await.is_none());
}

pub async fn views_of_what_is_not_there_are_dropped(home: &Home) {
    let store = home.open(16).await;
    let views = clustered(5, 16, 5, 4);
    store.upsert(points(LIBRARY, &clustered(1, 16, 1, 5))).await.unwrap();

    store.set_local(id(7), LIBRARY, views.clone()).await.unwrap();
    store.set_local(id(0), OTHER_LIBRARY, views).await.unwrap();

    assert_eq!(store.count(LIBRARY, &all()).await.unwrap(), 1);
    assert!(global(&*store, LIBRARY, id(7)).await.is_none());
    assert!(local(&*store, LIBRARY, id(0)).await.is_none());
}

pub async fn views_do_not_disturb_the_global_search(home: &Home) {
    let store = home.open(16).await;
    let vectors = clustered(20, 16, 2, 6);
    store.upsert(points(LIBRARY, &vectors)).await.unwrap();
    let before = store.search(&search(&vectors[3], 20)).await.unwrap();

    for number in 0..20 {
        store.set_local(id(number), LIBRARY, clustered(5, 16, 5, number as u64)).await.unwrap();
    }

    assert_eq!(store.search(&search(&vectors[3], 20)).await.unwrap(), before);
    assert_eq!(store.count(LIBRARY, &all()).await.unwrap(), 20);
}
