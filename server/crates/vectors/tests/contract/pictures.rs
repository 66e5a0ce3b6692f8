//! Made-up pictures, the same in every run.

use uuid::Uuid;
use vectors::{Facts, Neighbour, Point, Search, VectorStore};

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

pub fn point(number: usize, library: Uuid, global: Vec<f32>) -> Point {
    let facts = Facts {
        taken_at: number.is_multiple_of(2).then_some(number as i64),
        uploaded_at: 1_700_000_000 + number as i64,
        width: 640,
        height: 480,
        media_type: "image/png".into(),
    };
    Point { id: id(number), library, global, facts }
}

/// Points of one library, numbered from zero.
pub fn points(library: Uuid, vectors: &[Vec<f32>]) -> Vec<Point> {
    vectors.iter().enumerate().map(|(number, vector)| point(number, library, vector.clone())).collect()
}

pub fn search(vector: &[f32], limit: usize) -> Search {
    Search { library: LIBRARY, vector: vector.to_vec(), limit, offset: 0, exclude: vec![] }
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
