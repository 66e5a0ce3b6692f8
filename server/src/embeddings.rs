//! Embeddings of texts, kept by model and text: the latest in this process and, where there is a Redis, all of them for
//! every process that shares it.

pub(crate) mod bytes;
mod key;
mod link;
mod shared;

use std::sync::Arc;

use inference::{EmbedError, InferenceError, Lane};
use moka::future::Cache;
use redis::RedisError;
use secrecy::ExposeSecret;
use tokio_util::task::TaskTracker;

use self::key::Key;
pub use self::link::Limits;
use self::shared::Shared;
use crate::config::RedisConfig;
use crate::models::Model;

/// How much memory the embeddings in this process may take: at 768 numbers, those of 15,000 texts.
const BYTES: usize = 48 << 20;

/// The part of it that may be filled before anybody asks: at 768 numbers, with those of 5,000 texts.
const BYTES_AHEAD: usize = BYTES / 3;

/// How many texts wait for the model at once: all variants of a query, and no more than a short queue takes.
const TOGETHER: usize = 12;

/// What an embedding takes beside its numbers: its key, twice, and what the cache notes of it.
const BESIDE: usize = 192;

/// Embeddings of texts that were encoded before.
pub struct Embeddings {
    near: Cache<Key, Arc<[f32]>>,
    shared: Option<Arc<Shared>>,
    writing: TaskTracker,
}

impl Embeddings {
    /// With the Redis of the settings. One that does not answer is asked again later.
    ///
    /// # Errors
    /// Where its URL is none.
    pub async fn open(config: &RedisConfig) -> Result<Self, RedisError> {
        Self::with(config, Limits::default()).await
    }

    /// The same, with limits of one's own.
    ///
    /// # Errors
    /// Where the URL is none.
    pub async fn with(config: &RedisConfig, limits: Limits) -> Result<Self, RedisError> {
        let shared = match &config.url {
            Some(url) => Some(Arc::new(Shared::open(url.expose_secret(), limits).await?)),
            None => None,
        };
        let weight = |_: &Key, vector: &Arc<[f32]>| u32::try_from(weight(vector.len())).unwrap_or(u32::MAX);
        let near = Cache::builder().max_capacity(BYTES as u64).weigher(weight).build();
        Ok(Self { near, shared, writing: TaskTracker::new() })
    }

    /// How many embeddings of so many numbers may be made before anybody asks for them.
    pub fn room_ahead(dim: usize) -> usize {
        BYTES_AHEAD / weight(dim)
    }

    /// The embeddings of texts, in their order; those that are not known yet are encoded together.
    ///
    /// # Errors
    /// Where the model's queue is full or the model fails.
    pub async fn of_texts(&self, model: &Model, texts: &[&str], lane: Lane) -> Result<Vec<Arc<[f32]>>, InferenceError> {
        let mut vectors = self.get(model.key(), model.dim(), texts).await;
        let missing = texts.iter().zip(&vectors).filter(|(_, vector)| vector.is_none());
        let missing: Vec<&str> = missing.map(|(text, _)| *text).collect();
        for missing in missing.chunks(TOGETHER) {
            let encoded = model.embed_texts(missing.iter().copied(), lane).await?.into_iter().map(Arc::from);
            let new: Vec<_> = missing.iter().copied().zip(encoded).collect();
            self.insert(model.key(), &new).await;
            for (place, (_, vector)) in vectors.iter_mut().filter(|vector| vector.is_none()).zip(new) {
                *place = Some(vector);
            }
        }
        let all: Option<Vec<_>> = vectors.into_iter().collect();
        all.ok_or_else(|| InferenceError::Failed(EmbedError::new("the model gave fewer embeddings than texts")))
    }

    /// What is known of texts, in their order. Redis is asked once, for all that this process does not know.
    pub async fn get(&self, model: &str, dim: usize, texts: &[&str]) -> Vec<Option<Arc<[f32]>>> {
        let keys: Vec<_> = texts.iter().map(|text| Key::of(model, text)).collect();
        let mut known = Vec::with_capacity(keys.len());
        for key in &keys {
            known.push(self.near.get(key).await);
        }
        let Some(shared) = &self.shared else { return known };
        let missing = keys.into_iter().zip(&mut known).filter(|(_, vector)| vector.is_none());
        let (keys, places): (Vec<Key>, Vec<_>) = missing.unzip();
        if !keys.is_empty() {
            let found = shared.get(&keys, dim).await;
            for ((key, place), vector) in keys.into_iter().zip(places).zip(found) {
                if let Some(vector) = vector {
                    self.near.insert(key, Arc::clone(&vector)).await;
                    *place = Some(vector);
                }
            }
        }
        known
    }

    /// Keeps what was encoded; Redis is told in the background.
    pub async fn insert(&self, model: &str, new: &[(&str, Arc<[f32]>)]) {
        let new: Vec<_> = new.iter().map(|(text, vector)| (Key::of(model, text), Arc::clone(vector))).collect();
        for (key, vector) in &new {
            self.near.insert(*key, Arc::clone(vector)).await;
        }
        if let Some(shared) = self.shared.clone() {
            self.writing.spawn(async move { shared.put(&new).await });
        }
    }

    /// Waits until Redis was told everything, which its limits bound.
    pub async fn settle(&self) {
        self.writing.close();
        self.writing.wait().await;
    }
}

/// What an embedding takes, in bytes.
fn weight(dim: usize) -> usize {
    BESIDE + size_of::<f32>() * dim
}
