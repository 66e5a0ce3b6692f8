//! Vectors of what is looked for.

use std::sync::Arc;

use app::types::{MediaId, Viewer};
use app::{AppError, ErrorCode};
use inference::Lane;
use media::ContentHash;

use super::super::Unexpected;
use super::super::error::inference_error;
use crate::index::Index;
use crate::services::Services;
use crate::strings;

/// The embeddings of texts, in their order; those that are not known yet are encoded together.
pub async fn texts(services: &Services, index: &Index, texts: &[&str]) -> Result<Vec<Arc<[f32]>>, AppError> {
    services.embeddings.of_texts(&index.model, texts, Lane::Query).await.map_err(inference_error)
}

/// The vector that a picture of the library was indexed with, and the hash of its bytes.
pub async fn stored(
    services: &Services,
    index: &Index,
    viewer: &Viewer,
    id: MediaId,
) -> Result<(Vec<f32>, ContentHash), AppError> {
    let library = viewer.library().0;
    let media = services
        .catalog
        .media(library, services.indexes.present().model.key(), id.0)
        .await
        .unexpected("loading a picture")?;
    let media = media.ok_or_else(AppError::not_found)?;
    let views = index.vectors.views(library, &[id.0]).await.unexpected("loading a vector")?.remove(&id.0);
    let views = views.ok_or_else(|| AppError::new(ErrorCode::NotIndexed, strings::server_not_indexed()))?;
    Ok((views.global, ContentHash::from(media.blake3)))
}
