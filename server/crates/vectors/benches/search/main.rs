//! Latency of questions to a store in the process, as a table: `cargo bench -p vectors`, or with other numbers of pictures
//! `cargo bench -p vectors -- 1000000`.

mod questions;
mod times;
mod world;

use std::time::Instant;

use vectors::{Space, VectorError, open_edge};

use world::{CLUSTERS, DIM, LIBRARY, VIEWS, World, id};

/// How many pictures have local views.
const MOST_WITH_VIEWS: usize = 100_000;

#[tokio::main]
async fn main() -> Result<(), VectorError> {
    println!("{DIM} numbers a vector, {CLUSTERS} clusters, {VIEWS} local views a picture; milliseconds, megabytes");
    println!("| pictures | question | p50 | p95 | max | processor p50 | recall@50 |");
    println!("| ---: | --- | ---: | ---: | ---: | ---: | ---: |");
    let asked: Vec<usize> = std::env::args().skip(1).filter_map(|count| count.parse().ok()).collect();
    for count in if asked.is_empty() { vec![10_000, 100_000] } else { asked } {
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
    // More would fill a disk and change little: they are only read of what was found.
    for number in 0..count.min(MOST_WITH_VIEWS) {
        store.set_local(id(number), LIBRARY, world.views(number)).await?;
    }
    step(count, "writing their local views", begin);
    let begin = Instant::now();
    store.optimize().await?;
    step(count, "building what makes searches fast", begin);
    questions::ask(&*store, &world, count).await?;
    memory(count, "memory");

    store.close().await?;
    let begin = Instant::now();
    let store = open_edge(root.path(), &space).await?;
    step(count, "opening it again", begin);
    questions::ask(&*store, &world, count).await?;
    memory(count, "memory");
    store.close().await
}

/// What this process holds that the system cannot take back, and with what it can.
fn memory(count: usize, name: &str) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    for (field, of) in [("RssAnon:", "of its own"), ("VmRSS:", "with files")] {
        let kilobytes = status.lines().find_map(|line| line.strip_prefix(field)?.trim().strip_suffix(" kB"));
        if let Some(kilobytes) = kilobytes.and_then(|number| number.parse::<u64>().ok()) {
            println!("| {count} | {name} {of} | {} | | | | |", kilobytes / 1024);
        }
    }
}

fn step(count: usize, name: &str, begin: Instant) {
    println!("| {count} | {name} | {:.0} | | | | |", begin.elapsed().as_secs_f64() * 1e3);
}
