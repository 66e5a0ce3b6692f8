//! Where a store under test lives.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use qdrant_client::Qdrant;
use tempfile::TempDir;
use vectors::{EdgeOptions, ServerOptions, Space, VectorError, VectorStore, connect_server, open_edge_with};

/// A place of its own for each test.
pub enum Home {
    Folder(TempDir),
    Server(ServerOptions),
}

impl Home {
    pub fn folder() -> Self {
        Self::Folder(tempfile::tempdir().unwrap())
    }

    pub fn server() -> Option<Self> {
        static HOMES: AtomicU64 = AtomicU64::new(0);
        let url = std::env::var("QDRANT_URL").ok().filter(|url| !url.is_empty())?;
        let home = HOMES.fetch_add(1, Ordering::Relaxed);
        let prefix = format!("contract-{}-{home}", std::process::id());
        let api_key = std::env::var("QDRANT_API_KEY").ok().map(Into::into);
        Some(Self::Server(ServerOptions { prefix, api_key, ..ServerOptions::new(url) }))
    }

    /// Opens a space, or says why not.
    pub async fn try_open(&self, model: &str, dim: usize) -> Result<Arc<dyn VectorStore>, VectorError> {
        let space = Space { model: model.into(), dim };
        match self {
            Self::Folder(root) => open_edge_with(root.path(), &space, eager()).await,
            Self::Server(options) => connect_server(options.clone(), &space).await,
        }
    }

    /// Opens the space that most tests use; work in the background of a store that was closed may hold it for a while.
    pub async fn open(&self, dim: usize) -> Arc<dyn VectorStore> {
        loop {
            match self.try_open("test/model", dim).await {
                Err(VectorError::InUse { .. }) => tokio::task::yield_now().await,
                other => break other.unwrap(),
            }
        }
    }

    /// The folder of a home in the process.
    pub fn root(&self) -> &Path {
        match self {
            Self::Folder(root) => root.path(),
            Self::Server(_) => panic!("a server has no folder"),
        }
    }

    /// A client of a home on a server, past the store.
    pub fn client(&self) -> Qdrant {
        match self {
            Self::Folder(_) => panic!("a folder has no client"),
            Self::Server(options) => {
                Qdrant::from_url(&options.url).api_key(std::env::var("QDRANT_API_KEY")).build().unwrap()
            }
        }
    }

    /// Drops what a test left on a server.
    pub async fn clear(&self) {
        let Self::Server(options) = self else { return };
        let client = self.client();
        for collection in client.list_collections().await.unwrap().collections {
            if collection.name.starts_with(&format!("{}~", options.prefix)) {
                client.delete_collection(collection.name).await.unwrap();
            }
        }
    }
}

/// Builds graphs early, so that small tests walk them.
pub fn eager() -> EdgeOptions {
    EdgeOptions { index_above_kb: 500, scan_filtered_kb: 500, ..EdgeOptions::default() }
}
