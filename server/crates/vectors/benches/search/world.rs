//! Pictures in clusters, the same in every run.

use uuid::Uuid;
use vectors::{Facts, Point};

/// Numbers in a vector.
pub const DIM: usize = 768;
/// How many directions the pictures lie around.
pub const CLUSTERS: usize = 1_000;
/// Local views of each picture.
pub const VIEWS: usize = 5;
/// Where all of them are.
pub const LIBRARY: Uuid = Uuid::from_u128(1);

/// All that a picture is made from.
pub struct World {
    centers: Vec<Vec<f32>>,
}

impl World {
    pub fn new() -> Self {
        Self { centers: (0..CLUSTERS).map(|center| direction(center as u64)).collect() }
    }

    /// The whole of a picture; those whose numbers are a multiple of [`CLUSTERS`] apart are alike.
    pub fn vector(&self, number: usize) -> Vec<f32> {
        self.near(number, 1 << 32 | number as u64)
    }

    /// The local views of a picture, which are like the whole.
    pub fn views(&self, number: usize) -> Vec<Vec<f32>> {
        (1..=VIEWS).map(|view| self.near(number, (view as u64) << 40 | number as u64)).collect()
    }

    /// A picture: every third is tagged, wherever it lies, and so are all that lie in some of the clusters.
    pub fn point(&self, number: usize) -> Point {
        let tags = [("third", number.is_multiple_of(3)), ("some", cluster(number) < CLUSTERS / 4)];
        let facts = Facts {
            date: number as i64,
            side: 640,
            bytes: 1 << 20,
            media_type: "image/png".into(),
            tags: tags.into_iter().filter(|(_, is)| *is).map(|(tag, _)| tag.into()).collect(),
            colours: vec![(number % 100) as u16],
        };
        Point { id: id(number), library: LIBRARY, global: self.vector(number), facts }
    }

    fn near(&self, number: usize, seed: u64) -> Vec<f32> {
        let center = &self.centers[cluster(number)];
        unit(center.iter().zip(direction(seed)).map(|(center, noise)| center + 0.6 * noise).collect())
    }
}

/// Id of a picture.
pub fn id(number: usize) -> Uuid {
    Uuid::from_u128(number as u128 + 1)
}

fn cluster(number: usize) -> usize {
    number * 7 % CLUSTERS
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
