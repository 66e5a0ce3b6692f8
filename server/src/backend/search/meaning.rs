//! What is looked for.

use std::sync::Arc;

use app::types::{MediaId, Query, SearchRequest, Viewer};
use app::{AppError, ErrorCode};
use inference::Lane;
use lexicon::Variant;
use media::ContentHash;

use super::super::error::inference_error;
use super::super::{Unexpected, query_image};
use crate::index::Index;
use crate::services::Services;

/// What a query became: vectors to look for, and how the answer is read.
pub struct Meaning {
    /// The query as it was understood.
    pub shown: String,
    /// What to look for: the query itself and, behind it, what else it is called.
    pub variants: Vec<(Variant, Arc<[f32]>)>,
    /// What they are compared as.
    pub kind: Kind,
}

/// What is compared with the pictures.
#[derive(Clone, Copy)]
pub enum Kind {
    /// Words: with the whole picture and with its local views.
    Words,
    /// A picture: with whole pictures alone; where its bytes are known, the identical one comes first.
    Picture {
        /// Of its bytes.
        blake3: Option<ContentHash>,
    },
}

impl Kind {
    /// What a cosine is multiplied with to be shown.
    pub fn unit(self) -> f32 {
        match self {
            Self::Words => 1.0,
            Self::Picture { .. } => 100.0,
        }
    }
}

/// Turns a query into vectors.
pub async fn understand(
    services: &Services,
    index: &Index,
    viewer: &Viewer,
    request: &SearchRequest,
) -> Result<Meaning, AppError> {
    match &request.query {
        Query::Text(text) => {
            let text = validated(text, services.config.limits.max_query_chars)?;
            let most = if request.expand { services.config.search.variants } else { 1 };
            let variants = services.words.expand(text, most);
            let vectors = embed_texts(services, index, variants.iter().map(|variant| variant.text.as_str())).await?;
            Ok(Meaning {
                shown: text.to_owned(),
                variants: variants.into_iter().zip(vectors).collect(),
                kind: Kind::Words,
            })
        }
        Query::Similar(id) => {
            let (vector, blake3) = stored(services, index, viewer, *id).await?;
            Ok(Meaning::of_picture(id.to_string(), vector, Some(blake3)))
        }
        Query::Image(id) => {
            let vector = query_image::embed(services, &index.model, viewer, id).await?;
            Ok(Meaning::of_picture(id.to_string(), vector, id.as_str().parse().ok()))
        }
    }
}

impl Meaning {
    /// The vector of the query itself.
    pub fn query(&self) -> &[f32] {
        self.vector(0)
    }

    /// The vector of a variant.
    pub fn vector(&self, variant: usize) -> &[f32] {
        self.variants.get(variant).map_or(&[], |(_, vector)| vector)
    }

    fn of_picture(shown: String, vector: Vec<f32>, blake3: Option<ContentHash>) -> Self {
        let itself = Variant { text: shown.clone(), weight: 1.0, replaced: None };
        Self { shown, variants: vec![(itself, vector.into())], kind: Kind::Picture { blake3 } }
    }
}

/// The embeddings of texts, in their order; those that are not known yet are encoded in one batch.
async fn embed_texts(
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

fn validated(text: &str, max_chars: usize) -> Result<&str, AppError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(AppError::new(ErrorCode::EmptyQuery, "Write what you are looking for."));
    }
    if text.chars().count() > max_chars {
        return Err(AppError::new(
            ErrorCode::QueryTooLong,
            format!("The query is longer than {max_chars} characters. Describe the picture in fewer words."),
        ));
    }
    Ok(text)
}

/// The vector that a picture of the library was indexed with, and the hash of its bytes.
async fn stored(
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_trimmed_and_bounded() {
        assert_eq!(validated("  cat ", 10), Ok("cat"));
        assert_eq!(validated(" \n", 10).map_err(|error| error.code), Err(ErrorCode::EmptyQuery));
        assert_eq!(validated("ねこねこ", 3).map_err(|error| error.code), Err(ErrorCode::QueryTooLong));
    }
}
