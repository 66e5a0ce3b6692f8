//! Facts that change while the vectors stay.

use vectors::{Condition, Facts, Filter, VectorStore};

use crate::home::Home;
use crate::pictures::{
    LIBRARY, OTHER_LIBRARY, all, clustered, cosine, facts, found, global, id, local, points, search,
};

fn tagged(tag: &str) -> Filter {
    all().and(Condition::Tag(tag.into()))
}

async fn count(store: &dyn VectorStore, filter: &Filter) -> u64 {
    store.count(LIBRARY, filter).await.unwrap()
}

pub async fn new_facts_are_seen_at_once_and_the_vectors_stay(home: &Home) {
    let store = home.open(16).await;
    let (vectors, views) = (clustered(4, 16, 2, 1), clustered(5, 16, 5, 2));
    store.upsert(points(LIBRARY, &vectors)).await.unwrap();
    store.set_local(id(1), LIBRARY, views.clone()).await.unwrap();
    let before = store.search(&search(&vectors[1], 10)).await.unwrap();

    let new = Facts { date: 7, tags: vec!["sea".into(), "sun".into()], colours: vec![], ..facts(1) };
    store.set_facts(id(1), LIBRARY, new).await.unwrap();

    assert_eq!(store.newest(LIBRARY, &tagged("sea"), false, 0, 10).await.unwrap(), [id(1)]);
    assert_eq!(store.newest(LIBRARY, &all(), true, 0, 1).await.unwrap(), [id(1)]);
    assert_eq!(count(&*store, &tagged("sun")).await, 1);
    // What it had before no longer holds of it.
    assert_eq!(count(&*store, &all().and(Condition::Colours(vec![1]))).await, 0);
    assert_eq!(count(&*store, &all().and(Condition::Date { from: Some(facts(0).date), until: None })).await, 3);
    assert_eq!(store.search(&search(&vectors[1], 10)).await.unwrap(), before);
    let stored = local(&*store, LIBRARY, id(1)).await.unwrap();
    assert!(stored.len() == 5 && stored.iter().zip(&views).all(|(stored, view)| cosine(stored, view) > 0.999_999));

    store.set_facts(id(1), LIBRARY, facts(1)).await.unwrap();
    assert_eq!(count(&*store, &tagged("sea")).await, 0);
    assert_eq!(count(&*store, &all().and(Condition::Colours(vec![1]))).await, 1);
}

pub async fn facts_of_what_is_not_there_are_dropped(home: &Home) {
    let store = home.open(16).await;
    store.upsert(points(LIBRARY, &clustered(2, 16, 1, 3))).await.unwrap();
    let new = Facts { tags: vec!["sea".into()], ..facts(0) };

    store.set_facts(id(0), OTHER_LIBRARY, new.clone()).await.unwrap();
    store.set_facts(id(9), LIBRARY, new).await.unwrap();

    assert_eq!(count(&*store, &tagged("sea")).await, 0);
    assert_eq!(store.count(OTHER_LIBRARY, &all()).await.unwrap(), 0);
    assert_eq!(count(&*store, &all()).await, 2);
    assert!(global(&*store, LIBRARY, id(9)).await.is_none());
}

pub async fn facts_in_a_graph_change_and_last(home: &Home) {
    let store = home.open(128).await;
    let vectors = clustered(1_500, 128, 10, 4);
    store.upsert(points(LIBRARY, &vectors)).await.unwrap();
    store.optimize().await.unwrap();

    for number in (0..1_500).step_by(100) {
        let new = Facts { tags: vec!["sea".into()], ..facts(number) };
        store.set_facts(id(number), LIBRARY, new).await.unwrap();
    }

    for _ in 0..2 {
        let mut tagged = store.newest(LIBRARY, &tagged("sea"), true, 0, 100).await.unwrap();
        tagged.sort();
        assert_eq!(tagged, (0..1_500).step_by(100).map(id).collect::<Vec<_>>());
        assert_eq!(count(&*store, &all()).await, 1_500);
        assert_eq!(found(&*store, &search(&vectors[300], 1)).await, [id(300)]);
        store.optimize().await.unwrap();
    }
    store.close().await.unwrap();
    assert_eq!(count(&*home.open(128).await, &tagged("sea")).await, 15);
}
