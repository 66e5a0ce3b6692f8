//! Latency of searches in the process, as a table: `cargo bench -p vectors`.

use std::time::{Duration, Instant};

use uuid::Uuid;
use vectors::{Facts, Point, Search, Space, VectorError, VectorStore, open_edge};

const DIM: usize = 768;
const CLUSTERS: usize = 1_000;
const QUERIES: usize = 300;
const LIBRARY: Uuid = Uuid::from_u128(1);

#[tokio::main]
async fn main() -> Result<(), VectorError> {
    println!("{DIM} numbers a vector, {CLUSTERS} clusters, {QUERIES} queries each; milliseconds");
    println!("| pictures | state | write s | optimise s | reopen ms | p50 | p95 | max | page 20 p50 | recall@10 |");
    println!("| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
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
    let mut writing = Duration::ZERO;
    for start in (0..count).step_by(500) {
        let points = (start..(start + 500).min(count)).map(|number| world.point(number)).collect();
        let begin = Instant::now();
        store.upsert(points).await?;
        writing += begin.elapsed();
    }
    let begin = Instant::now();
    store.optimize().await?;
    let optimizing = begin.elapsed();
    report(&*store, &world, count, "warm", [writing, optimizing, Duration::ZERO]).await?;

    store.close().await?;
    let begin = Instant::now();
    let store = open_edge(root.path(), &space).await?;
    let opening = begin.elapsed();
    report(&*store, &world, count, "reopened", [Duration::ZERO, Duration::ZERO, opening]).await?;
    store.close().await
}

async fn report(
    store: &dyn VectorStore,
    world: &World,
    count: usize,
    state: &str,
    [writing, optimizing, opening]: [Duration; 3],
) -> Result<(), VectorError> {
    let (mut first, mut deep) = (Vec::new(), Vec::new());
    let mut hits = 0;
    for query in 0..QUERIES {
        // Near a stored picture, but none of them.
        let vector = world.vector(count + query);
        let search = Search { library: LIBRARY, vector, limit: 20, offset: 0, exclude: vec![] };
        let begin = Instant::now();
        let found = store.search(&search).await?;
        first.push(begin.elapsed());
        if query % 10 == 0 {
            let exact = Search { offset: 380, ..search.clone() };
            let begin = Instant::now();
            store.search(&exact).await?;
            deep.push(begin.elapsed());
            // So wide a page is answered by an exact scan.
            let truth = store.search(&Search { limit: 300, ..search }).await?;
            hits += truth.iter().take(10).filter(|near| found.iter().take(10).any(|it| it.id == near.id)).count();
        }
    }
    let (p50, p95, max) = (percentile(&mut first, 50), percentile(&mut first, 95), percentile(&mut first, 100));
    println!(
        "| {count} | {state} | {:.1} | {:.1} | {:.0} | {p50:.2} | {p95:.2} | {max:.2} | {:.2} | {:.3} |",
        writing.as_secs_f64(),
        optimizing.as_secs_f64(),
        opening.as_secs_f64() * 1e3,
        percentile(&mut deep, 50),
        hits as f64 / (QUERIES.div_ceil(10) * 10) as f64,
    );
    Ok(())
}

/// In milliseconds.
fn percentile(times: &mut [Duration], percent: usize) -> f64 {
    times.sort_unstable();
    let last = times.len() - 1;
    times[last * percent / 100].as_secs_f64() * 1e3
}

/// Pictures in clusters, the same in every run.
struct World {
    centers: Vec<Vec<f32>>,
}

impl World {
    fn new() -> Self {
        Self { centers: (0..CLUSTERS).map(|center| direction(center as u64)).collect() }
    }

    fn vector(&self, number: usize) -> Vec<f32> {
        let noise = direction(1 << 32 | number as u64);
        let center = &self.centers[number * 7 % CLUSTERS];
        unit(center.iter().zip(noise).map(|(center, noise)| center + 0.6 * noise).collect())
    }

    fn point(&self, number: usize) -> Point {
        let facts = Facts {
            taken_at: None,
            uploaded_at: number as i64,
            width: 640,
            height: 480,
            media_type: "image/png".into(),
        };
        Point { id: Uuid::from_u128(number as u128 + 1), library: LIBRARY, global: self.vector(number), facts }
    }
}

/// A direction that looks random (splitmix64).
fn direction(seed: u64) -> Vec<f32> {
    let mut state = seed.wrapping_mul(0x2545_f491_4f6c_dd1d);
    let mut roll = || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let value = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((value ^ (value >> 31)) >> 40) as f32 / (1 << 23) as f32 - 1.0
    };
    unit((0..DIM).map(|_| roll() + roll()).collect())
}

fn unit(vector: Vec<f32>) -> Vec<f32> {
    let length = vector.iter().map(|value| value * value).sum::<f32>().sqrt();
    vector.into_iter().map(|value| value / length).collect()
}
