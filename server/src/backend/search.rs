//! Finds pictures by words or by a picture.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use app::types::{Hit, MediaId, Query, SearchPage, SearchRequest, Viewer};
use app::{AppError, ErrorCode};
use inference::Lane;
use media::ContentHash;
use vectors::{Neighbour, Search};

use super::error::{inference_error, too_many_searches};
use super::{Unexpected, convert, query_image};
use crate::index::Index;
use crate::models::Model;
use crate::services::Services;

/// How deep a search can be paged; nobody reads further, and the work stays bounded.
const DEPTH: u64 = 1_000;

/// When to try again where too many search at once; the model empties its queue in about this time.
const COME_BACK: Duration = Duration::from_secs(1);

/// What a query became: a vector to look for, and how its answer is read.
struct Meaning {
    shown: String,
    vector: Vec<f32>,
    scale: Scale,
}

/// How a cosine is shown.
enum Scale {
    /// Words: the cosine itself, with the model's confidence beside it.
    Words,
    /// A picture: per cent; where its bytes are known, the identical picture comes first.
    Picture { blake3: Option<ContentHash> },
}

/// One page of the viewer's library, best first.
pub async fn search(services: &Services, viewer: &Viewer, request: &SearchRequest) -> Result<SearchPage, AppError> {
    let started = Instant::now();
    // Before any work is done, and until all is: else searches would queue up for the database.
    let _permit = services.searching.try_acquire().map_err(|_| too_many_searches(COME_BACK))?;
    // One index from beginning to end: vectors of two models cannot be compared.
    let index = services.indexes.searched();
    let meaning = understand(services, &index, viewer, &request.query).await?;
    let library = viewer.library().0;

    let indexed = index.vectors.count(library).await.unexpected("counting vectors")?;
    let total = indexed.min(DEPTH);
    let offset = request.page.offset();
    let limit = u64::from(request.page.page_size).min(total.saturating_sub(offset));
    let neighbours = if limit == 0 {
        Vec::new()
    } else {
        let search = Search {
            library,
            vector: meaning.vector,
            limit: usize::try_from(limit).unwrap_or(usize::MAX),
            offset: usize::try_from(offset).unwrap_or(usize::MAX),
            exclude: None,
        };
        index.vectors.search(&search).await.unexpected("searching vectors")?
    };

    Ok(SearchPage {
        query: meaning.shown,
        results: hits(services, &index.model, viewer, &neighbours, &meaning.scale).await?,
        page: request.page.page,
        page_size: request.page.page_size,
        total,
        took_ms: started.elapsed().as_secs_f64() * 1_000.0,
    })
}

/// Turns a query into a vector.
async fn understand(services: &Services, index: &Index, viewer: &Viewer, query: &Query) -> Result<Meaning, AppError> {
    match query {
        Query::Text(text) => {
            let text = validated(text, services.config.limits.max_query_chars)?;
            let vector = index.model.embed_text(text, Lane::Query).await.map_err(inference_error)?;
            Ok(Meaning { shown: text.to_owned(), vector, scale: Scale::Words })
        }
        Query::Similar(id) => {
            let (vector, blake3) = stored(services, index, viewer, *id).await?;
            Ok(Meaning { shown: id.to_string(), vector, scale: Scale::Picture { blake3: Some(blake3) } })
        }
        Query::Image(id) => Ok(Meaning {
            shown: id.to_string(),
            vector: query_image::embed(services, &index.model, viewer, id).await?,
            scale: Scale::Picture { blake3: id.as_str().parse().ok() },
        }),
    }
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
    let vector = index.vectors.vector(library, id.0).await.unexpected("loading a vector")?;
    let vector = vector.ok_or_else(|| {
        AppError::new(ErrorCode::NotIndexed, "This picture is not indexed yet. Try again when it is ready.")
    })?;
    Ok((vector, ContentHash::from(media.blake3)))
}

/// The pictures behind vectors, in the same order; a vector whose picture is gone is passed over.
async fn hits(
    services: &Services,
    model: &Model,
    viewer: &Viewer,
    neighbours: &[Neighbour],
    scale: &Scale,
) -> Result<Vec<Hit>, AppError> {
    let ids: Vec<_> = neighbours.iter().map(|neighbour| neighbour.id).collect();
    let rows = services
        .catalog
        .media_many(viewer.library().0, services.indexes.present().model.key(), &ids)
        .await
        .unexpected("loading the pictures that were found")?;
    let rows: HashMap<_, _> = rows.into_iter().map(|media| (media.id, media)).collect();

    let mut hits: Vec<(bool, Hit)> = neighbours
        .iter()
        .filter_map(|neighbour| {
            let media = rows.get(&neighbour.id)?;
            let cosine = neighbour.similarity;
            let (score, confidence, identical) = match scale {
                Scale::Words => (cosine, Some(model.confidence(cosine)), false),
                Scale::Picture { blake3 } => {
                    let identical = blake3.is_some_and(|hash| hash.as_bytes()[..] == media.blake3[..]);
                    (per_cent(cosine, identical), None, identical)
                }
            };
            let tile = convert::tile(media);
            Some((identical, Hit { tile, score, confidence, global_score: cosine, local_score: None }))
        })
        .collect();
    // Among pictures that the model cannot tell apart, the very same bytes come first. The sort is stable.
    hits.sort_by_key(|(identical, _)| !identical);
    Ok(hits.into_iter().map(|(_, hit)| hit).collect())
}

/// Picture against picture: `100 · max(cos, 0)` per cent, and exactly 100 for the same bytes.
fn per_cent(cosine: f32, identical: bool) -> f32 {
    if identical { 100.0 } else { 100.0 * cosine.clamp(0.0, 1.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_compared_in_per_cent() {
        assert_eq!(per_cent(-0.3, false), 0.0);
        assert_eq!(per_cent(0.5, false), 50.0);
        assert_eq!(per_cent(0.999_999_9, true), 100.0);
    }

    #[test]
    fn a_query_is_trimmed_and_bounded() {
        assert_eq!(validated("  cat ", 10), Ok("cat"));
        assert_eq!(validated(" \n", 10).map_err(|error| error.code), Err(ErrorCode::EmptyQuery));
        assert_eq!(validated("ねこねこ", 3).map_err(|error| error.code), Err(ErrorCode::QueryTooLong));
    }
}
