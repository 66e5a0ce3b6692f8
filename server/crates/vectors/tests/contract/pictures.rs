//! Made-up pictures, the same in every run.

use uuid::Uuid;
use vectors::{Facts, Filter, Neighbour, Point, Search, VectorStore};

pub const LIBRARY: Uuid = Uuid::from_u128(0xa);
pub const OTHER_LIBRARY: Uuid = Uuid::from_u128(0xb);

/// Numbers that look random (splitmix64).
pub struct Dice(pub u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut value = self.0;
        value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        value ^ (value >> 31)
    }

    /// A direction of `dim` numbers, of length one.
    pub fn direction(&mut self, dim: usize) -> Vec<f32> {
        let vector = (0..dim)
            .map(|_| (0..4).map(|_| (self.roll() >> 40) as f32 / (1 << 24) as f32).sum::<f32>() - 2.0)
            .collect();
        unit(vector)
    }
}

/// Directions in clusters, as embeddings of pictures lie.
pub fn clustered(count: usize, dim: usize, clusters: usize, seed: u64) -> Vec<Vec<f32>> {
    let mut dice = Dice(seed);
    let centers: Vec<_> = (0..clusters).map(|_| dice.direction(dim)).collect();
    let near = |at: usize| {
        let noise = dice.direction(dim);
        unit(centers[at % clusters].iter().zip(noise).map(|(center, noise)| center + 0.6 * noise).collect())
    };
    (0..count).map(near).collect()
}

pub fn unit(vector: Vec<f32>) -> Vec<f32> {
    let length = vector.iter().map(|value| value * value).sum::<f32>().sqrt();
    vector.into_iter().map(|value| value / length).collect()
}

pub fn cosine(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

pub fn id(number: usize) -> Uuid {
    Uuid::from_u128(number as u128 + 1)
}

pub fn number(id: Uuid) -> usize {
    id.as_u128() as usize - 1
}

/// What is known of a picture: every number has facts of its own, and shares some with others.
pub fn facts(number: usize) -> Facts {
    let divisors = [2, 3, 5].into_iter().filter(|divisor| number.is_multiple_of(*divisor));
    Facts {
        date: 1_000_000_000 + number as i64,
        side: 640 + number as u32,
        bytes: (1 << 40) + number as u64,
        media_type: if number.is_multiple_of(2) { "image/png" } else { "image/jpeg" }.into(),
        tags: divisors.map(|divisor| format!("by {divisor}")).collect(),
        colours: vec![(number % 4) as u16, 60_000 + (number % 6) as u16],
    }
}

pub fn point(number: usize, library: Uuid, global: Vec<f32>) -> Point {
    Point { id: id(number), library, global, facts: facts(number) }
}

/// Points of one library, numbered from zero.
pub fn points(library: Uuid, vectors: &[Vec<f32>]) -> Vec<Point> {
    vectors.iter().enumerate().map(|(number, vector)| point(number, library, vector.clone())).collect()
}

/// Lets every picture pass.
pub fn all() -> Filter {
    Filter::default()
}

pub fn search(vector: &[f32], limit: usize) -> Search {
    Search { library: LIBRARY, vector: vector.to_vec(), limit, offset: 0, filter: all() }
}

pub async fn found(store: &dyn VectorStore, search: &Search) -> Vec<Uuid> {
    store.search(search).await.unwrap().iter().map(|neighbour: &Neighbour| neighbour.id).collect()
}

/// The stored global view.
pub async fn global(store: &dyn VectorStore, library: Uuid, id: Uuid) -> Option<Vec<f32>> {
    store.views(library, &[id]).await.unwrap().remove(&id).map(|views| views.global)
}

/// The stored local views, if there are any.
pub async fn local(store: &dyn VectorStore, library: Uuid, id: Uuid) -> Option<Vec<Vec<f32>>> {
    let views = store.views(library, &[id]).await.unwrap().remove(&id)?;
    (!views.local.is_empty()).then_some(views.local)
}
