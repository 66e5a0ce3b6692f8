//! Words: how they are spelt and how they go on.

use app::AppError;
use app::types::{Spelling, Suggestion, Viewer};
use lexicon::Kind;

use super::Unexpected;
use crate::services::Services;

/// What a query may have meant.
pub async fn spelling(services: &Services, viewer: &Viewer, query: &str) -> Result<Spelling, AppError> {
    // What is longer is refused by the search; nothing is looked up for it.
    if query.chars().count() > services.config.limits.max_query_chars {
        return Ok(Spelling::default());
    }
    let library = viewer.library().0;
    let correction = services.words.correct(&services.catalog, library, query).await.unexpected("reading names")?;
    Ok(Spelling { corrected: correction.corrected, suggestions: correction.suggestions })
}

/// How what is being typed may go on.
pub fn suggestions(services: &Services, typed: &str) -> Vec<Suggestion> {
    let typed: String = typed.chars().take(services.config.limits.max_query_chars).collect();
    let found = services.words.suggest(&typed).into_iter();
    found.map(|found| Suggestion { text: found.text, kind: name_of(found.kind).to_owned() }).collect()
}

fn name_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Recent => "recent",
        Kind::Tag => "tag",
        Kind::Vocabulary => "vocabulary",
    }
}
