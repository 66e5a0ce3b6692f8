//! Pictures with their best local views, for several vectors at once.

use vectors::{Candidate, Candidates, VectorStore};

use crate::home::Home;
use crate::pictures::{LIBRARY, OTHER_LIBRARY, clustered, cosine, id, points, search};

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
    Candidates { library: LIBRARY, vectors: vectors.to_vec(), limit, local: true }
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
        for Candidate { id, global, local } in found {
            let number = id.as_u128() as usize - 1;
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

pub async fn views_of_many_are_read_at_once(home: &Home) {
    let store = home.open(16).await;
    let vectors = clustered(250, 16, 4, 5);
    store.upsert(points(LIBRARY, &vectors)).await.unwrap();
    let ids: Vec<_> = (0..300).map(id).collect();

    let views = store.views(LIBRARY, &ids).await.unwrap();

    assert_eq!(views.len(), 250);
    assert!((0..250).all(|number| cosine(&views[&id(number)].global, &vectors[number]) > 0.999_999));
}
