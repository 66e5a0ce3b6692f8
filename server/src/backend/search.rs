//! Finds pictures by words or by a picture.

mod hits;
mod meaning;
mod ranked;
mod sample;
mod scoring;
mod sentences;

use std::sync::Arc;
use std::time::{Duration, Instant};

use app::AppError;
use app::types::{Cutoff, LibraryId, Query, SearchPage, SearchRequest, Viewer};
use inference::Lane;

pub use sample::Sample;

use self::hits::Reading;
use self::meaning::Kind;
use self::scoring::Scoring;
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
    let mut page = find(services, viewer, request).await?;
    if let Query::Text(text) = &request.query {
        page.did_you_mean = words::spelling(services, viewer, text).await?.corrected;
        if let Some(meant) = page.did_you_mean.take_if(|_| page.found == 0) {
            page = find(services, viewer, &SearchRequest { query: Query::Text(meant), ..request.clone() }).await?;
            page.instead_of = Some(text.trim().to_owned());
        }
    }
    page.took_ms = started.elapsed().as_secs_f64() * 1_000.0;
    Ok(page)
}

async fn find(services: &Services, viewer: &Viewer, request: &SearchRequest) -> Result<SearchPage, AppError> {
    // One index from beginning to end: vectors of two models cannot be compared.
    let index = services.indexes.searched();
    let meaning = meaning::understand(services, &index, viewer, request).await?;
    let (library, config) = (viewer.library().0, &services.config.search);
    let scoring = match meaning.kind {
        Kind::Words => Scoring::of_words(config, &index.model),
        Kind::Picture { .. } => Scoring::of_pictures(config, &index.model),
    };

    let indexed = index.vectors.count(library).await.unexpected("counting vectors")?;
    let chance = Sample::of(services, &index, library, indexed).await?.chance(&meaning, scoring);
    let best = ranked::best(&index, library, &meaning, scoring, &chance.penalties, config.candidates).await?;
    let similarities: Vec<f32> = best.iter().map(|scored| scored.similarity).collect();
    let cutoff = scoring.cutoff(&similarities, chance.noise, indexed);

    let total = indexed.min(DEPTH);
    let start = request.page.offset().min(total);
    let end = start.saturating_add(request.page.page_size.into()).min(total);
    let page = ranked::page(&index, library, &meaning, &best, start as usize..end as usize).await?;
    let is_found = |similarity: &&f32| cutoff.is_none_or(|cutoff| cutoff.above(**similarity));
    let found = similarities.iter().take_while(is_found).count();
    let reading =
        Reading { meaning: &meaning, scoring, cutoff, penalties: &chance.penalties, explain: request.explain };
    Ok(SearchPage {
        results: hits::hits(services, &index, viewer, &page, &reading).await?,
        query: meaning.shown,
        instead_of: None,
        did_you_mean: None,
        page: request.page.page,
        page_size: request.page.page_size,
        total,
        found: found as u64,
        cutoff: cutoff.map(|cutoff| shown(cutoff, meaning.kind)),
        took_ms: 0.0,
    })
}

/// Brings up to date what is known of chance in a library: encodes some words for it, and draws pictures.
pub async fn renew_chance(services: &Services, library: LibraryId) -> Result<(), AppError> {
    let index = services.indexes.searched();
    let key = index.model.key();
    if !services.vocabularies.contains_key(key) {
        let words = services.words.typical();
        match index.model.embed_texts(words.into_iter(), Lane::Background).await {
            Ok(vectors) => services.vocabularies.insert(key.to_owned(), Arc::new(vectors)).await,
            // Until then each query is measured by itself.
            Err(error) => tracing::debug!(%error, "words are encoded later"),
        }
    }
    Sample::renew(services, &index, library.0).await
}

/// A cut-off in the unit of the scores.
fn shown(cutoff: ranking::Cutoff, kind: Kind) -> Cutoff {
    let [score, noise_mean, noise_sd] =
        [cutoff.score, cutoff.noise_mean as f32, cutoff.noise_sd as f32].map(|value| kind.unit() * value);
    let fdr = cutoff.fdr as f32;
    Cutoff { sentence: sentences::of_cutoff(kind, score, noise_mean, noise_sd, fdr), score, noise_mean, noise_sd, fdr }
}
