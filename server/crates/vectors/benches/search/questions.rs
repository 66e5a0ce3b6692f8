//! What is asked, and how long the answers take.

use vectors::{Candidates, Condition, Filter, Search, VectorError, VectorStore};

use crate::times::Times;
use crate::world::{CLUSTERS, LIBRARY, World, id};

const QUERIES: usize = 100;
/// How many neighbours are asked for, and compared with the exact ones.
const NEAREST: usize = 50;
/// Every so manieth query is also answered exactly.
const CHECKED: usize = 5;

/// Asks everything and prints a line for each question.
pub async fn ask(store: &dyn VectorStore, world: &World, count: usize) -> Result<(), VectorError> {
    let tagged = |tag: &str| Filter::default().and(Condition::Tag(tag.into()));
    // A third, a quarter that lies elsewhere for most queries, a twelfth, and a hundredth.
    let filters = [
        ("50 nearest", Filter::default()),
        ("50 nearest of a third", tagged("third")),
        ("50 nearest of a quarter, often elsewhere", tagged("some")),
        ("50 nearest of a twelfth, often elsewhere", tagged("some").and(Condition::Tag("third".into()))),
        ("50 nearest of a hundredth", Filter::default().and(Condition::Colours(vec![7]))),
    ];
    for (name, filter) in &filters {
        nearest(store, world, count, name, filter).await?;
    }
    let mut deep = Times::default();
    for query in 0..QUERIES / CHECKED {
        // Near a stored picture, but none of them.
        deep.measure(store.search(&search(world, count + query, 380, NEAREST, &filters[0].1))).await?;
    }
    deep.print(count, "50 nearest beyond the walk", None);

    let also: Vec<_> = (0..200).map(|number| id(number * count / 200)).collect();
    let cases = [
        ("6 x 256 candidates", false, vec![], Filter::default()),
        ("6 x 256 candidates, local views", true, vec![], Filter::default()),
        ("6 x 256 candidates and 200 others, local views", true, also, Filter::default()),
        ("6 x 256 candidates of a third, local views", true, vec![], tagged("third")),
    ];
    for (name, local, also, filter) in cases {
        let mut times = Times::default();
        for query in 0..QUERIES {
            // As alike as the ways to say one thing.
            let vectors = (0..6).map(|variant| world.vector(count + query + variant * CLUSTERS)).collect();
            let (also, filter) = (also.clone(), filter.clone());
            let request = Candidates { library: LIBRARY, vectors, limit: 256, local, captions: false, filter, also };
            times.measure(store.candidates(&request)).await?;
        }
        times.print(count, name, None);
    }

    for (name, filter) in [("100 newest", Filter::default()), ("100 newest of a twelfth", filters[3].1.clone())] {
        let mut times = Times::default();
        for page in 0..QUERIES / CHECKED {
            times.measure(store.newest(LIBRARY, &filter, false, page * 20, 100)).await?;
        }
        times.print(count, name, None);
    }
    // Without any filter, only the first would be counted.
    for (name, filter) in [("how many are a third", &filters[1].1), ("how many there are", &Filter::without(vec![]))] {
        let mut times = Times::default();
        for _ in 0..QUERIES / CHECKED {
            times.measure(store.count(LIBRARY, filter)).await?;
        }
        times.print(count, name, None);
    }
    Ok(())
}

async fn nearest(
    store: &dyn VectorStore,
    world: &World,
    count: usize,
    name: &str,
    filter: &Filter,
) -> Result<(), VectorError> {
    let mut times = Times::default();
    let mut hits = 0;
    for query in 0..QUERIES {
        let found = times.measure(store.search(&search(world, count + query, 0, NEAREST, filter))).await?;
        if query % CHECKED == 0 {
            // So wide a page is answered by an exact scan, but for what the walk found first.
            let mut truth = store.search(&search(world, count + query, 0, 300, filter)).await?;
            truth.sort_by(|a, b| b.similarity.total_cmp(&a.similarity));
            hits += truth.iter().take(NEAREST).filter(|near| found.iter().any(|it| it.id == near.id)).count();
        }
    }
    times.print(count, name, Some(hits as f64 / (QUERIES.div_ceil(CHECKED) * NEAREST) as f64));
    Ok(())
}

fn search(world: &World, number: usize, offset: usize, limit: usize, filter: &Filter) -> Search {
    Search { library: LIBRARY, vector: world.vector(number), limit, offset, filter: filter.clone() }
}
