//! A Qdrant server or cluster: one collection for each model, below one prefix.

mod candidates;
mod collection;
mod filter;
mod indexes;
mod name;
mod points;
mod query;
mod store;

use std::sync::Arc;
use std::time::Duration;

use secrecy::SecretString;

use crate::{Space, VectorError, VectorStore};

/// Where the server is, and how collections are made there.
#[derive(Debug, Clone)]
pub struct ServerOptions {
    /// Address of its gRPC port, such as `http://localhost:6334`.
    pub url: String,
    /// What it asks for, if it does.
    pub api_key: Option<SecretString>,
    /// What our collections' names begin with; everything below it is ours.
    pub prefix: String,
    /// Shards of a new collection; the server's default if none.
    pub shards: Option<u32>,
    /// Replicas of each shard of a new collection; the server's default if none.
    pub replicas: Option<u32>,
    /// How long one call may take.
    pub timeout: Duration,
}

impl ServerOptions {
    /// Defaults for a server at `url`.
    pub fn new(url: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            api_key: None,
            prefix: "media-search".into(),
            shards: None,
            replicas: None,
            timeout: Duration::from_secs(30),
        }
    }
}

/// Connects to a model's collection, making it if it is absent and verifying it if not.
pub async fn connect_server(options: ServerOptions, space: &Space) -> Result<Arc<dyn VectorStore>, VectorError> {
    Ok(Arc::new(store::ServerStore::connect(options, space).await?))
}
