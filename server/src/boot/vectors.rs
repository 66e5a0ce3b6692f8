//! Opens the vector store: a Qdrant server of the user's own, or Qdrant Edge in the process.

use std::sync::Arc;

use vectors::{Space, VectorError, VectorStore};

use crate::config::{DataConfig, QdrantConfig};
use crate::data_folder;
use crate::models::Model;

/// Opens the space of `model`, making it where there is none.
pub async fn open(
    config: &QdrantConfig,
    data: &DataConfig,
    model: &Model,
) -> Result<Arc<dyn VectorStore>, VectorError> {
    let space = Space { model: model.key().to_owned(), dim: model.dim() };
    match config.server() {
        Some(server) => vectors::connect_server(server, &space).await,
        None => vectors::open_edge(&data_folder::vectors(&data.folder), &space).await,
    }
}
