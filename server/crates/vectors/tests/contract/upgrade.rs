//! A space from before there were facts to filter by.

use vectors::{Condition, Filter, Search};

use crate::home::Home;
use crate::pictures::{LIBRARY, OTHER_LIBRARY, all, clustered, cosine, facts, found, id, point, points, search};
use crate::stored;

pub async fn an_old_space_gets_its_indexes(home: &Home) {
    let store = home.open(128).await;
    let vectors = clustered(1_500, 128, 10, 1);
    store.upsert(points(LIBRARY, &vectors)).await.unwrap();
    store.optimize().await.unwrap();
    store.close().await.unwrap();
    stored::age(home).await;
    assert_eq!(stored::indexed_fields(home).await, ["library"]);

    let store = home.open(128).await;

    // Nothing is known of them, so nothing holds; they are found by everything else.
    assert_eq!(store.count(LIBRARY, &all()).await.unwrap(), 1_500);
    let unknown = [
        Condition::Date { from: None, until: None },
        Condition::Side(std::ops::Bound::Unbounded, std::ops::Bound::Unbounded),
        Condition::Tag("by 2".into()),
        Condition::MediaType("image/png".into()),
        Condition::Colours(vec![0, 1, 2, 3]),
    ];
    for condition in unknown {
        assert_eq!(store.count(LIBRARY, &all().and(condition.clone())).await.unwrap(), 0, "{condition:?}");
        let not = Filter { must_not: vec![condition], ..all() };
        assert_eq!(store.count(LIBRARY, &not).await.unwrap(), 1_500, "{not:?}");
        let search = Search { filter: not, ..search(&vectors[7], 1) };
        assert_eq!(found(&*store, &search).await, [id(7)]);
    }
    // As soon as something is known of one of them, it is found by that; those without a date come after it.
    store.set_facts(id(900), LIBRARY, facts(900)).await.unwrap();
    store
        .upsert(vec![point(950, LIBRARY, vectors[950].clone()), point(2_000, OTHER_LIBRARY, vectors[0].clone())])
        .await
        .unwrap();
    assert_eq!(
        store.newest(LIBRARY, &all().and(Condition::Tag("by 5".into())), false, 0, 9).await.unwrap(),
        [id(950), id(900)]
    );
    assert_eq!(store.newest(LIBRARY, &all(), true, 0, 4).await.unwrap(), [id(900), id(950), id(0), id(1)]);
    assert_eq!(store.newest(LIBRARY, &all(), false, 1, 3).await.unwrap(), [id(900), id(0), id(1)]);
    assert_eq!(store.newest(LIBRARY, &all(), true, 1_499, 9).await.unwrap(), [id(1_499)]);
    store.close().await.unwrap();
    let fields = ["bytes", "colours", "date", "library", "media_type", "side", "tags"];
    assert_eq!(stored::indexed_fields(home).await, fields);
}

pub async fn an_old_space_learns_what_is_said(home: &Home) {
    let store = home.open(128).await;
    let vectors = clustered(1_500, 128, 10, 1);
    store.upsert(points(LIBRARY, &vectors)).await.unwrap();
    store.optimize().await.unwrap();
    store.close().await.unwrap();
    stored::silence(home).await;

    let said = clustered(2, 128, 2, 7);
    for _ in 0..2 {
        // The second time it is laid out like a new one.
        let store = home.open(128).await;
        store.set_captions(id(900), LIBRARY, said.clone()).await.unwrap();
        store.optimize().await.unwrap();
        let views = store.views(LIBRARY, &[id(900), id(3)]).await.unwrap();
        assert!(views[&id(900)].captions.iter().zip(&said).all(|(stored, said)| cosine(stored, said) > 0.999_999));
        assert_eq!((views[&id(900)].captions.len(), views[&id(3)].captions.len()), (2, 0));
        assert_eq!(found(&*store, &search(&vectors[7], 1)).await, [id(7)]);
        store.close().await.unwrap();
    }
}
