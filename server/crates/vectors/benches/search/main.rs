//! Latency of questions to a store in the process, as a table: `cargo bench -p vectors`.

mod questions;
mod times;
mod world;

use std::time::Instant;

use vectors::{Space, VectorError, open_edge};

use world::{CLUSTERS, DIM, LIBRARY, VIEWS, World, id};

#[tokio::main]
async fn main() -> Result<(), VectorError> {
    println!("{DIM} numbers a vector, {CLUSTERS} clusters, {VIEWS} local views a picture; milliseconds");
    println!("| pictures | question | p50 | p95 | max | processor p50 | recall@10 |");
    println!("| ---: | --- | ---: | ---: | ---: | ---: | ---: |");
    for count in [10_000, 100_000] {
        measure(count).await?;
    }
    Ok(())
}

async fn measure(count: usize) -> Result<(), VectorError> {
    let root = tempfile::tempdir().map_err(|source| VectorError::Io { path: "temporary folder".into(), source })?;
    let space = Space { model: "bench".into(), dim: DIM };
    let world = World::new();

    let store = open_edge(root.path(), &space).await?;
    let begin = Instant::now();
    for start in (0..count).step_by(500) {
        let points = (start..(start + 500).min(count)).map(|number| world.point(number)).collect();
        store.upsert(points).await?;
    }
    step(count, "writing the pictures", begin);
    let begin = Instant::now();
    for number in 0..count {
        store.set_local(id(number), LIBRARY, world.views(number)).await?;
    }
    step(count, "writing their local views", begin);
    let begin = Instant::now();
    store.optimize().await?;
    step(count, "building what makes searches fast", begin);
    questions::ask(&*store, &world, count).await?;

    store.close().await?;
    let begin = Instant::now();
    let store = open_edge(root.path(), &space).await?;
    step(count, "opening it again", begin);
    questions::ask(&*store, &world, count).await?;
    store.close().await
}

fn step(count: usize, name: &str, begin: Instant) {
    println!("| {count} | {name} | {:.0} | | | | |", begin.elapsed().as_secs_f64() * 1e3);
}
