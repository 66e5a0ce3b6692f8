//! Pictures with their best local views, for several vectors at once.

use vectors::{Candidate, Candidates, Condition, VectorStore};

use crate::home::Home;
use crate::pictures::{LIBRARY, OTHER_LIBRARY, all, clustered, cosine, id, number, point, points, search};

/// Those of `vectors` in a library where pictures 0, 3, 6 … have local views.
async fn filled(store: &dyn VectorStore, vectors: &[Vec<f32>]) -> Vec<Option<Vec<Vec<f32>>>> {
    store.upsert(points(LIBRARY, vectors)).await.unwrap();
    let mut views = Vec::new();
    for number in 0..vectors.len() {
        let some = number.is_multiple_of(3).then(|| clustered(5, vectors[0].len(), 5, 100 + number as u64));
        if let Some(some) = &some {
            store.set_local(id(number), LIBRARY, some.clone()).await.unwrap();
        }
        views.push(some);
    }
    views
}

fn ask(vectors: &[Vec<f32>], limit: usize) -> Candidates {
    Candidates {
        library: LIBRARY,
        vectors: vectors.to_vec(),
        limit,
        local: true,
        captions: false,
        filter: all(),
        also: vec![],
    }
}

fn close(found: Option<f32>, expected: Option<f32>) -> bool {
    match (found, expected) {
        (Some(found), Some(expected)) => (found - expected).abs() < 1e-5,
        (found, expected) => found == expected,
    }
}

pub async fn each_vector_has_its_nearest_with_their_best_views(home: &Home) {
    let store = home.open(16).await;
    let vectors = clustered(60, 16, 4, 1);
    let views = filled(&*store, &vectors).await;
    let queries = clustered(3, 16, 3, 2);

    let found = store.candidates(&ask(&queries, 40)).await.unwrap();

    assert_eq!(found.len(), 3);
    for (query, found) in queries.iter().zip(found) {
        let nearest = store.search(&search(query, 40)).await.unwrap();
        assert!(found.iter().map(|found| found.id).eq(nearest.iter().map(|nearest| nearest.id)));
        for Candidate { id, global, local, .. } in found {
            let number = number(id);
            assert!(close(Some(global), Some(cosine(query, &vectors[number]))));
            let best = views[number].iter().flatten().map(|view| cosine(query, view)).reduce(f32::max);
            assert!(close(local, best), "{number}: {local:?} is not {best:?}");
        }
    }
}

pub async fn views_are_compared_on_demand_only(home: &Home) {
    let store = home.open(16).await;
    let vectors = clustered(30, 16, 2, 3);
    filled(&*store, &vectors).await;
    let closer = ask(&vectors[..2], 30);

    let found = store.candidates(&Candidates { local: false, ..closer.clone() }).await.unwrap();

    let without_views = store.candidates(&closer).await.unwrap().into_iter();
    let without_views =
        without_views.map(|all| all.into_iter().map(|found| Candidate { local: None, ..found }).collect());
    assert_eq!(found, without_views.collect::<Vec<Vec<_>>>());
}

pub async fn candidates_of_other_libraries_stay_there(home: &Home) {
    let store = home.open(16).await;
    let vectors = clustered(5, 16, 1, 4);
    filled(&*store, &vectors).await;

    let elsewhere = Candidates { library: OTHER_LIBRARY, ..ask(&vectors, 10) };

    assert!(store.candidates(&elsewhere).await.unwrap().iter().all(Vec::is_empty));
    assert!(store.candidates(&ask(&[], 10)).await.unwrap().is_empty());
    assert!(store.views(OTHER_LIBRARY, &[id(0), id(1)]).await.unwrap().is_empty());
}

pub async fn candidates_pass_the_filter(home: &Home) {
    let store = home.open(16).await;
    let vectors = clustered(60, 16, 4, 6);
    filled(&*store, &vectors).await;

    let tagged = Candidates { filter: all().and(Condition::Tag("by 5".into())), ..ask(&vectors[..2], 60) };

    for found in store.candidates(&tagged).await.unwrap() {
        let mut numbers: Vec<_> = found.iter().map(|found| number(found.id)).collect();
        numbers.sort();
        assert_eq!(numbers, (0..60).step_by(5).collect::<Vec<_>>());
        assert!(found.iter().all(|found| found.local.is_some() == number(found.id).is_multiple_of(3)));
    }
}

pub async fn others_are_compared_with_every_vector(home: &Home) {
    let store = home.open(16).await;
    let vectors = clustered(60, 16, 4, 7);
    filled(&*store, &vectors).await;
    store.upsert(vec![point(70, OTHER_LIBRARY, vectors[0].clone())]).await.unwrap();
    let filter = all().and(Condition::MediaType("image/png".into()));
    let every = Candidates { filter, ..ask(&clustered(3, 16, 3, 8), 60) };
    let nearest = Candidates { limit: 4, ..every.clone() };
    let (every, alone) = (store.candidates(&every).await.unwrap(), store.candidates(&nearest).await.unwrap());
    // One that is among the nearest as it is, one twice, an odd one that does not pass, one of another library, one that
    // nobody has, and such as have local views.
    let also = vec![alone[0][0].id, id(2), id(2), id(9), id(70), id(80), id(6), id(12), id(18), id(24), id(30)];

    let found = store.candidates(&Candidates { also: also.clone(), ..nearest.clone() }).await.unwrap();
    let others = store.candidates(&Candidates { also: also.clone(), limit: 0, ..nearest }).await.unwrap();

    for ((found, others), (every, alone)) in found.iter().zip(others).zip(every.iter().zip(&alone)) {
        let other = |found: &&Candidate| also.contains(&found.id);
        let wanted = every.iter().filter(|found| other(found) || alone.contains(found));
        assert!(found.iter().eq(wanted));
        assert!(others.iter().eq(every.iter().filter(other)));
    }
}

pub async fn views_of_many_are_read_at_once(home: &Home) {
    let store = home.open(16).await;
    let vectors = clustered(250, 16, 4, 5);
    store.upsert(points(LIBRARY, &vectors)).await.unwrap();
    let ids: Vec<_> = (0..300).map(id).collect();

    let views = store.views(LIBRARY, &ids).await.unwrap();

    assert_eq!(views.len(), 250);
    assert!((0..250).all(|number| cosine(&views[&id(number)].global, &vectors[number]) > 0.999_999));
}
