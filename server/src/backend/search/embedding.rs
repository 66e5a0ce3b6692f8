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

/// The embeddings of texts, in their order; those that are not known yet are encoded in one batch.
pub async fn texts(
    services: &Services,
    index: &Index,
    texts: impl Iterator<Item = &str>,
) -> Result<Vec<Arc<[f32]>>, AppError> {
    let keys: Vec<_> = texts.map(|text| (index.model.key().to_owned(), text.to_owned())).collect();
    let mut known = Vec::with_capacity(keys.len());
    for key in &keys {
        known.push(services.embeddings.get(key).await);
    }
    let missing: Vec<_> = keys.iter().zip(&known).filter(|(_, known)| known.is_none()).map(|(key, _)| key).collect();
    let encoded = match missing.is_empty() {
        true => Vec::new(),
        false => {
            let texts = missing.iter().map(|(_, text)| text.as_str());
            index.model.embed_texts(texts, Lane::Query).await.map_err(inference_error)?
        }
    };
    let mut encoded = encoded.into_iter().map(Arc::from);
    let mut vectors = Vec::with_capacity(keys.len());
    for (key, known) in keys.into_iter().zip(known) {
        let vector = match known {
            Some(vector) => vector,
            None => {
                let vector: Arc<[f32]> = encoded.next().ok_or_else(AppError::internal)?;
                services.embeddings.insert(key, Arc::clone(&vector)).await;
                vector
            }
        };
        vectors.push(vector);
    }
    Ok(vectors)
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
    let views = views.ok_or_else(|| {
        AppError::new(ErrorCode::NotIndexed, "This picture is not indexed yet. Try again when it is ready.")
    })?;
    Ok((views.global, ContentHash::from(media.blake3)))
}
