//! The graph against brute force.

use uuid::Uuid;

use crate::home::Home;
use crate::pictures::{LIBRARY, OTHER_LIBRARY, clustered, cosine, found, id, point, search};

const DIM: usize = 128;

pub async fn the_nearest_are_found_among_many(home: &Home) {
    let store = home.open(DIM).await;
    let mut vectors = clustered(5_100, DIM, 50, 1);
    let queries = vectors.split_off(5_000);
    let here = |number: usize| number % 10 != 9;
    let all = vectors.iter().enumerate().map(|(number, vector)| {
        let library = if here(number) { LIBRARY } else { OTHER_LIBRARY };
        point(number, library, vector.clone())
    });
    store.upsert(all.collect()).await.unwrap();
    store.optimize().await.unwrap();

    let mut hits = 0;
    for query in &queries {
        let nearest = found(&*store, &search(query, 10)).await;
        hits += brute_force(&vectors, query, here).iter().filter(|id| nearest.contains(id)).count();
    }

    let recall = hits as f64 / (queries.len() * 10) as f64;
    println!("recall@10 = {recall}");
    assert!(recall >= 0.95, "{recall}");
}

fn brute_force(vectors: &[Vec<f32>], query: &[f32], filter: impl Fn(usize) -> bool) -> Vec<Uuid> {
    let mut all: Vec<_> = (0..vectors.len()).filter(|number| filter(*number)).collect();
    all.sort_by(|a, b| cosine(&vectors[*b], query).total_cmp(&cosine(&vectors[*a], query)));
    all.into_iter().take(10).map(id).collect()
}
