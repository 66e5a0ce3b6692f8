//! Pages of one search.

use std::collections::HashSet;

use uuid::Uuid;
use vectors::{Search, VectorStore};

use crate::home::Home;
use crate::pictures::{LIBRARY, clustered, found, points, search};

pub async fn pages_neither_overlap_nor_gap(home: &Home) {
    let store = home.open(64).await;
    let vectors = clustered(3_000, 64, 30, 1);
    store.upsert(points(LIBRARY, &vectors)).await.unwrap();
    store.optimize().await.unwrap();

    let all = found(&*store, &search(&vectors[0], 3_000)).await;
    let paged = pages(&*store, &search(&vectors[0], 90)).await;

    assert_eq!(all.len(), 3_000);
    assert_eq!(paged, all);
    assert_eq!(paged.iter().collect::<HashSet<_>>().len(), 3_000);
}

pub async fn pages_of_equals_neither_overlap_nor_gap(home: &Home) {
    let store = home.open(8).await;
    let mut vectors = clustered(100, 8, 4, 2);
    vectors.extend(vec![vectors[0].clone(); 500]);
    store.upsert(points(LIBRARY, &vectors)).await.unwrap();

    let paged = pages(&*store, &search(&vectors[0], 50)).await;

    assert_eq!(paged.len(), 600);
    assert_eq!(paged.iter().collect::<HashSet<_>>().len(), 600);
}

pub async fn pages_beyond_the_end_are_empty(home: &Home) {
    let store = home.open(8).await;
    let vectors = clustered(10, 8, 1, 3);
    store.upsert(points(LIBRARY, &vectors)).await.unwrap();

    for (offset, limit, expected) in [(0, 0, 0), (8, 5, 2), (10, 5, 0), (300, 5, 0), (usize::MAX, usize::MAX, 0)] {
        let page = found(&*store, &Search { offset, limit, ..search(&vectors[0], 0) }).await;

        assert_eq!(page.len(), expected, "{limit} from {offset}");
    }
    assert_eq!(found(&*store, &search(&vectors[0], usize::MAX)).await.len(), 10);
}

async fn pages(store: &dyn VectorStore, first: &Search) -> Vec<Uuid> {
    let mut all = Vec::new();
    loop {
        let page = found(store, &Search { offset: all.len(), ..first.clone() }).await;
        if page.is_empty() {
            return all;
        }
        all.extend(page);
    }
}
