//! What the search knows about words: what else they are called, how they are spelt, how they go on.

use std::sync::Arc;
use std::time::Duration;

use catalog::{Catalog, CatalogError};
use lexicon::{Correction, Expansions, Kind, Speller, Suggester, Suggestion, Variant, WordCounts};
use moka::future::Cache;
use uuid::Uuid;

/// How many libraries' words are kept, and for how long.
const LIBRARIES: u64 = 16;
const KEPT: Duration = Duration::from_secs(120);

/// How many file names of a library are looked at.
const NAMES: u64 = 200_000;

/// About how many words tell what words score by chance.
const TYPICAL: usize = 100;

/// The vocabulary of everybody, and that of each library.
pub struct Words {
    expansions: Expansions,
    speller: Speller,
    vocabulary: Suggester,
    own: Cache<Uuid, Arc<WordCounts>>,
}

impl Words {
    /// With groups of words that mean the same.
    pub fn new(expansions: Expansions) -> Self {
        let known = expansions.vocabulary().into_iter().map(|phrase| (phrase, Kind::Vocabulary, 1));
        Self {
            speller: Speller::new(&expansions),
            vocabulary: Suggester::new(known),
            own: Cache::builder().max_capacity(LIBRARIES).time_to_live(KEPT).build(),
            expansions,
        }
    }

    /// A query and what else it may be called, at most so many.
    pub fn expand(&self, text: &str, most: usize) -> Vec<Variant> {
        self.expansions.expand(text, most)
    }

    /// What a query may have meant in a library, whose own words are never wrong.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn correct(&self, catalog: &Catalog, library: Uuid, query: &str) -> Result<Correction, CatalogError> {
        let own = match self.own.get(&library).await {
            Some(own) => own,
            None => {
                let names = catalog.names(library, NAMES).await?;
                let own = Arc::new(names.into_iter().map(|name| (name, 1)).collect());
                self.own.insert(library, Arc::clone(&own)).await;
                own
            }
        };
        Ok(self.speller.correct(query, &own))
    }

    /// Some words and phrases of the vocabulary, from all over it.
    pub fn typical(&self) -> Vec<&str> {
        let all = self.expansions.vocabulary();
        let every = (all.len() / TYPICAL).max(1);
        all.into_iter().step_by(every).collect()
    }

    /// How what is being typed may go on.
    pub fn suggest(&self, typed: &str) -> Vec<Suggestion> {
        self.vocabulary.suggest(typed)
    }
}
