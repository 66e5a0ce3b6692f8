//! Finds pictures by words, by pictures, by what is known of them, or by all of that together.

mod asked;
mod embedding;
mod filters;
mod fused;
mod hits;
mod lab;
mod listed;
mod meaning;
mod notes;
mod page;
mod ranked;
mod sample;
mod scoring;
mod sentences;
mod told;
mod tuning;
mod typical;

use std::time::{Duration, Instant};

use app::AppError;
use app::types::{LibraryId, SearchPage, SearchRequest, Viewer};

pub use lab::lab;
pub use sample::Sample;
pub use told::of_captions;

use self::asked::Asked;
use self::filters::Filters;
use self::page::Answering;
use super::error::too_many_searches;
use super::{Unexpected, words};
use crate::services::Services;

/// How deep a search can be paged; nobody reads further, and the work stays bounded.
const DEPTH: u64 = 1_000;

/// When to try again where too many search at once; the model empties its queue in about this time.
const COME_BACK: Duration = Duration::from_secs(1);

/// One page of the viewer's library, best first. Words for which nothing is found are searched for as they may have been
/// meant.
pub async fn search(services: &Services, viewer: &Viewer, request: &SearchRequest) -> Result<SearchPage, AppError> {
    let started = Instant::now();
    // Before any work is done, and until all is: else searches would queue up for the database.
    let _permit = services.searching.try_acquire().map_err(|_| too_many_searches(COME_BACK))?;
    let asked = Asked::read(&request.query, services.config.limits.max_query_chars)?;
    let mut page = find(services, viewer, request, &asked).await?;
    if asked.is_text {
        match words::meant(services, viewer, &asked.query).await? {
            Some(meant) if page.found == 0 && page.emptied_by.is_none() => {
                page = find(services, viewer, request, &Asked::of(meant)).await?;
                page.instead_of = Some(asked.shown);
            }
            meant => page.did_you_mean = meant.map(|meant| meant.to_string()),
        }
    }
    if request.page.page == 1 && page.found > 0 && asked.is_text && !page.query.is_empty() {
        services.words.remember(viewer.library().0, &page.query);
    }
    page.took_ms = started.elapsed().as_secs_f64() * 1_000.0;
    Ok(page)
}

async fn find(
    services: &Services,
    viewer: &Viewer,
    request: &SearchRequest,
    asked: &Asked,
) -> Result<SearchPage, AppError> {
    // One index from beginning to end: vectors of two models cannot be compared.
    let index = services.indexes.searched();
    let library = viewer.library().0;
    let config = &tuning::tuned(&services.config.search, &request.tuning)?;
    let filters = Filters::resolve(services, library, &asked.query).await?;
    let passing = index.vectors.count(library, &filters.all()).await.unexpected("counting vectors")?;
    let undescribed = match request.deep {
        true => Some(services.catalog.undescribed(library).await.unexpected("counting captions")?),
        false => None,
    };
    let filters = &filters;
    let answering =
        Answering { services, config, index: &index, viewer, request, asked, filters, passing, undescribed };
    if passing == 0 && !filters.is_empty() {
        return answering.emptied().await;
    }
    let indexed = match filters.is_empty() {
        true => passing,
        false => index.vectors.count(library, &vectors::Filter::default()).await.unexpected("counting vectors")?,
    };
    let described = undescribed.map(|undescribed| indexed.saturating_sub(undescribed));
    let sample = Sample::of(services, &index, library, indexed, described).await?;
    match meaning::understand(&answering, &sample).await? {
        Some(meaning) => answering.ranked(&meaning, &sample).await,
        None => answering.listed().await,
    }
}

/// Brings up to date what is known of chance in a library: encodes some words for it, and draws pictures.
pub async fn renew_chance(services: &Services, library: LibraryId) -> Result<(), AppError> {
    let index = services.indexes.searched();
    // Once for all who ask for it at the same time. Until then each query is measured by itself.
    if let Err(error) =
        services.vocabularies.try_get_with(index.model.key().to_owned(), typical::vectors(services, &index.model)).await
    {
        tracing::debug!(%error, "words are encoded later");
    }
    // One after the other, or one that began sooner might end later and keep what it knows.
    let _turn = services.sampling.lock().await;
    Sample::renew(services, &index, library.0).await
}
