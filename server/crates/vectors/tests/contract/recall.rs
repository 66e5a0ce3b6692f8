//! The graph against brute force.

use uuid::Uuid;
use vectors::{Condition, Filter, Search};

use crate::home::Home;
use crate::pictures::{LIBRARY, OTHER_LIBRARY, all, clustered, cosine, found, id, number, point, search};

const DIM: usize = 128;

type Passes = fn(usize) -> bool;

pub async fn the_nearest_are_found_among_many(home: &Home) {
    let store = home.open(DIM).await;
    let mut vectors = clustered(5_100, DIM, 50, 1);
    let queries = vectors.split_off(5_000);
    let here = |number: usize| number % 10 != 9;
    let written = vectors.iter().enumerate().map(|(number, vector)| {
        let library = if here(number) { LIBRARY } else { OTHER_LIBRARY };
        point(number, library, vector.clone())
    });
    store.upsert(written.collect()).await.unwrap();
    store.optimize().await.unwrap();

    // In the process all of these are walks of the graph, with and without stepping over what does not pass.
    let [half, third] = [Condition::MediaType("image/png".into()), Condition::Tag("by 3".into())];
    let not_third = Filter { must_not: vec![third.clone()], ..all() };
    let cases: [(&str, Filter, Passes); 5] = [
        ("all", all(), |_| true),
        ("half", all().and(half.clone()), |number| number % 2 == 0),
        ("third", all().and(third.clone()), |number| number % 3 == 0),
        ("sixth", all().and(half).and(third), |number| number % 6 == 0),
        ("two thirds", not_third, |number| number % 3 != 0),
    ];
    for (name, filter, passes) in cases {
        let mut hits = 0;
        for query in &queries {
            let nearest = found(&*store, &Search { filter: filter.clone(), ..search(query, 10) }).await;
            assert!(nearest.iter().all(|id| here(number(*id)) && passes(number(*id))));
            let best = brute_force(&vectors, query, |number| here(number) && passes(number));
            hits += best.iter().filter(|id| nearest.contains(id)).count();
        }
        let recall = hits as f64 / (queries.len() * 10) as f64;
        println!("{name}: recall@10 = {recall}");
        assert!(recall >= 0.95, "{name}: {recall}");
    }
}

fn brute_force(vectors: &[Vec<f32>], query: &[f32], filter: impl Fn(usize) -> bool) -> Vec<Uuid> {
    let mut all: Vec<_> = (0..vectors.len()).filter(|number| filter(*number)).collect();
    all.sort_by(|a, b| cosine(&vectors[*b], query).total_cmp(&cosine(&vectors[*a], query)));
    all.into_iter().take(10).map(id).collect()
}
