//! Words: how they are spelt and how they go on.

use std::sync::Arc;

use app::AppError;
use app::types::{Spelling, Suggestion, Viewer};
use lexicon::Kind;
use query::{Part, Query};

use super::error::unexpected;
use crate::services::Services;
use crate::words::Own;

/// What a query may have meant.
pub async fn spelling(services: &Services, viewer: &Viewer, text: &str) -> Result<Spelling, AppError> {
    // What is longer is refused by the search; nothing is looked up for it.
    if text.chars().count() > services.config.limits.max_query_chars {
        return Ok(Spelling::default());
    }
    let (query, _) = query::parse(text);
    let own = own(services, viewer).await?;
    if let [Part::Words(words)] = query.parts() {
        let correction = services.words.correct(&own, words);
        return Ok(Spelling { corrected: correction.corrected, suggestions: correction.suggestions });
    }
    let corrected = corrected(services, &own, &query).map(|query| query.to_string());
    Ok(Spelling { suggestions: corrected.iter().cloned().collect(), corrected })
}

/// The query with its words as they may have been meant; nothing where there is no slip.
pub async fn meant(services: &Services, viewer: &Viewer, query: &Query) -> Result<Option<Query>, AppError> {
    Ok(corrected(services, &*own(services, viewer).await?, query))
}

/// How what is being typed may go on.
pub async fn suggestions(services: &Services, viewer: &Viewer, typed: &str) -> Result<Vec<Suggestion>, AppError> {
    let typed: String = typed.chars().take(services.config.limits.max_query_chars).collect();
    let found = services.words.suggest(&*own(services, viewer).await?, viewer.library().0, &typed).into_iter();
    Ok(found.map(|found| Suggestion { text: found.text, kind: name_of(found.kind).to_owned() }).collect())
}

fn corrected(services: &Services, own: &Own, query: &Query) -> Option<Query> {
    let correct = |words: &str| services.words.correct(own, words).corrected.unwrap_or_else(|| words.to_owned());
    let corrected = query.with_words(correct);
    (corrected != *query).then_some(corrected)
}

async fn own(services: &Services, viewer: &Viewer) -> Result<Arc<Own>, AppError> {
    let own = services.words.own(&services.catalog, viewer.library().0).await;
    own.map_err(|error| unexpected(error.as_ref(), "reading a library's words"))
}

fn name_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Recent => "recent",
        Kind::Tag => "tag",
        Kind::Vocabulary => "vocabulary",
    }
}
