//! Embeddings in a Redis, which several processes may share.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use redis::{ErrorKind, Pipeline, RedisError};

use super::bytes;
use super::key::Key;
use super::link::{Limits, Link, Problem};

/// For how long an embedding is kept after it was made, in seconds: 30 days.
const KEPT: u64 = 30 * 24 * 60 * 60;

/// Embeddings in a Redis. One that is away, slow or talks nonsense is an empty one.
pub struct Shared {
    link: Arc<Link>,
    /// Whether it was said that it takes nothing.
    is_full: AtomicBool,
}

impl Shared {
    /// At a URL. Waits for the first connection, which the limits bound.
    ///
    /// # Errors
    /// Where the URL is none.
    pub async fn open(url: &str, limits: Limits) -> Result<Self, RedisError> {
        Ok(Self { link: Link::open(url, limits).await?, is_full: AtomicBool::new(false) })
    }

    /// What is known, in the order of the keys: all of it in one question.
    pub async fn get(&self, keys: &[Key], dim: usize) -> Vec<Option<Arc<[f32]>>> {
        let Some(mut connection) = self.link.connection() else { return vec![None; keys.len()] };
        let mut question = redis::cmd("MGET");
        for key in keys {
            question.arg(key.to_string());
        }
        let answer = question.query_async::<Vec<Option<Vec<u8>>>>(&mut connection);
        let answer = tokio::time::timeout(self.link.limits().read, answer).await;
        match answer.map_err(|_| Problem::Slow).and_then(|answer| answer.map_err(Problem::from)) {
            Ok(values) if values.len() == keys.len() => {
                self.link.answered();
                values.iter().map(|value| bytes::read(value.as_deref()?, dim)).collect()
            }
            Ok(_) => self.lost(keys, Problem::Nonsense),
            Err(problem) => self.lost(keys, problem),
        }
    }

    fn lost(&self, keys: &[Key], problem: Problem) -> Vec<Option<Arc<[f32]>>> {
        self.link.lost(problem);
        vec![None; keys.len()]
    }

    /// Keeps embeddings, all of them in one message. Where that fails they are made again.
    pub async fn put(&self, new: &[(Key, Arc<[f32]>)]) {
        let Some(mut connection) = self.link.connection() else { return };
        let mut message = Pipeline::with_capacity(new.len());
        for (key, vector) in new {
            message.cmd("SET").arg(key.to_string()).arg(bytes::of(vector)).arg("EX").arg(KEPT).ignore();
        }
        let answer = message.query_async::<()>(&mut connection);
        match tokio::time::timeout(self.link.limits().write, answer).await {
            Ok(Ok(())) => {
                self.link.answered();
                self.is_full.store(false, Ordering::Relaxed);
            }
            // It is there and can be asked, but has no memory left, or is a copy.
            Ok(Err(error)) if matches!(error.kind(), ErrorKind::Server(_) | ErrorKind::Extension) => {
                if !self.is_full.swap(true, Ordering::Relaxed) {
                    let reason = Problem::from(error).to_string();
                    tracing::warn!(reason, "Redis takes no embeddings: what it has is still used");
                }
            }
            Ok(Err(error)) => self.link.lost(error.into()),
            Err(_) => self.link.lost(Problem::Slow),
        }
    }
}
