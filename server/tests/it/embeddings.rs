//! The cache of embeddings with a real Redis behind it. Where there is no `redis-server`, these tests are skipped.

mod away;
mod kept;
mod searching;
mod vocabulary;

use std::sync::Arc;
use std::time::Duration;

use secrecy::SecretString;
use server::config::RedisConfig;
use server::embeddings::{Embeddings, Limits};

/// A busy machine may take its time to answer, but not for ever; what failed is tried again at once.
const LIMITS: Limits = Limits {
    read: Duration::from_secs(20),
    write: Duration::from_secs(20),
    connect: Duration::from_secs(20),
    pause: Duration::ZERO,
};

const TEXTS: [&str; 3] = ["a dog", "a dog on the beach", "ein Hund"];

/// The cache of another process.
async fn open(url: &str, limits: Limits) -> Embeddings {
    Embeddings::with(&RedisConfig { url: Some(SecretString::from(url)) }, limits).await.unwrap()
}

fn vector(number: f32) -> Arc<[f32]> {
    Arc::from([number, -0.0, 1.0 / 3.0])
}

/// Keeps an embedding of each text; they differ by `number`.
async fn insert(embeddings: &Embeddings, model: &str, number: f32) {
    let new: Vec<_> = (0_u8..).zip(TEXTS).map(|(place, text)| (text, vector(number + f32::from(place)))).collect();
    embeddings.insert(model, &new).await;
    embeddings.settle().await;
}

/// What is known of the texts: the first number of each embedding.
async fn known(embeddings: &Embeddings, model: &str) -> [Option<f32>; 3] {
    let known = embeddings.get(model, 3, &TEXTS).await;
    assert_eq!(known.len(), TEXTS.len());
    std::array::from_fn(|place| known[place].as_ref().map(|vector| vector[0]))
}
