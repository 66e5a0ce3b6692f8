//! What a search finds.

use vectors::{Filter, Search};

use crate::home::Home;
use crate::pictures::{
    LIBRARY, OTHER_LIBRARY, all, clustered, cosine, found, global, id, local, number, point, points, search,
};

pub async fn an_identical_vector_is_found_first_at_one(home: &Home) {
    let store = home.open(32).await;
    let vectors = clustered(500, 32, 10, 1);
    store.upsert(points(LIBRARY, &vectors)).await.unwrap();

    for (number, vector) in vectors.iter().enumerate().step_by(50) {
        let first = store.search(&search(vector, 5)).await.unwrap()[0];

        assert_eq!(first.id, id(number));
        assert!((first.similarity - 1.0).abs() < 1e-6, "{}", first.similarity);
    }
}

pub async fn neighbours_come_in_the_order_of_their_similarity(home: &Home) {
    let store = home.open(32).await;
    let vectors = clustered(100, 32, 5, 2);
    store.upsert(points(LIBRARY, &vectors)).await.unwrap();

    let neighbours = store.search(&search(&vectors[0], 100)).await.unwrap();

    assert_eq!(neighbours.len(), 100);
    assert!(neighbours.is_sorted_by(|a, b| a.similarity >= b.similarity));
    for neighbour in neighbours {
        let vector = &vectors[number(neighbour.id)];
        assert!((neighbour.similarity - cosine(&vectors[0], vector)).abs() < 1e-5);
    }
}

pub async fn libraries_never_meet(home: &Home) {
    let store = home.open(8).await;
    let vector = clustered(1, 8, 1, 3).remove(0);
    store.upsert(vec![point(1, LIBRARY, vector.clone()), point(2, OTHER_LIBRARY, vector.clone())]).await.unwrap();

    let here = search(&vector, 10);
    let there = Search { library: OTHER_LIBRARY, ..here.clone() };

    assert_eq!(found(&*store, &here).await, [id(1)]);
    assert_eq!(found(&*store, &there).await, [id(2)]);
    assert_eq!(store.count(LIBRARY, &all()).await.unwrap(), 1);
    assert!(global(&*store, OTHER_LIBRARY, id(1)).await.is_none());
    assert!(global(&*store, LIBRARY, id(1)).await.is_some());
}

pub async fn the_excluded_picture_is_never_found(home: &Home) {
    let store = home.open(8).await;
    let vectors = clustered(3, 8, 1, 4);
    store.upsert(points(LIBRARY, &vectors)).await.unwrap();

    let ids = found(&*store, &Search { filter: Filter::without(vec![id(0)]), ..search(&vectors[0], 10) }).await;

    assert_eq!(ids.len(), 2);
    assert!(!ids.contains(&id(0)));
}

pub async fn an_empty_space_finds_nothing(home: &Home) {
    let store = home.open(2).await;

    assert!(store.search(&search(&[1.0, 0.0], 10)).await.unwrap().is_empty());
    assert_eq!(store.count(LIBRARY, &all()).await.unwrap(), 0);
    assert!(global(&*store, LIBRARY, id(0)).await.is_none());
    assert!(local(&*store, LIBRARY, id(0)).await.is_none());
}
