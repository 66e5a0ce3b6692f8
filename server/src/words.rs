//! What the search knows about words: what else they are called, how they are spelt, how they go on.

mod recent;

use std::sync::Arc;
use std::time::Duration;

use catalog::{Catalog, CatalogError};
use lexicon::{Correction, Expansions, Kind, Speller, Suggester, Suggestion, Variant, WordCounts};
use moka::future::Cache;
use uuid::Uuid;

use self::recent::Recent;

/// How many libraries' words are kept, and for how long.
const LIBRARIES: u64 = 16;
const KEPT: Duration = Duration::from_secs(120);

/// How many pictures of a library are asked for their words, and how many tags are suggested.
const PICTURES: u64 = 200_000;
const TAGS: u64 = 20_000;

/// At most how many words tell what words score by chance.
const TYPICAL: usize = 300;

/// How many ways to go on are suggested.
const SUGGESTIONS: usize = 8;

/// The vocabulary of everybody, and that of each library.
pub struct Words {
    expansions: Expansions,
    speller: Speller,
    own: Cache<Uuid, Arc<Own>>,
    recent: Recent,
}

/// The words of a library.
pub struct Own {
    /// How often each occurs.
    counts: WordCounts,
    /// Its tags and the vocabulary of everybody.
    suggester: Suggester,
}

impl Words {
    /// With groups of words that mean the same.
    pub fn new(expansions: Expansions) -> Self {
        Self {
            speller: Speller::new(&expansions),
            own: Cache::builder().max_capacity(LIBRARIES).time_to_live(KEPT).build(),
            recent: Recent::default(),
            expansions,
        }
    }

    /// A query and what else it may be called, at most so many.
    pub fn expand(&self, text: &str, most: usize) -> Vec<Variant> {
        self.expansions.expand(text, most)
    }

    /// The words of a library. Whoever asks while they are read waits for the same answer.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn own(&self, catalog: &Catalog, library: Uuid) -> Result<Arc<Own>, Arc<CatalogError>> {
        self.own.try_get_with(library, self.read(catalog, library)).await
    }

    /// What a query may have meant in a library, whose own words are never wrong.
    pub fn correct(&self, own: &Own, words: &str) -> Correction {
        self.speller.correct(words, &own.counts)
    }

    /// All words and phrases of the vocabulary, in alphabetical order.
    pub fn vocabulary(&self) -> Vec<&str> {
        self.expansions.vocabulary().into_iter().collect()
    }

    /// Some words and phrases of the vocabulary, from all over it.
    pub fn typical(&self) -> Vec<&str> {
        let all = self.vocabulary();
        let every = all.len().div_ceil(TYPICAL).max(1);
        all.into_iter().step_by(every).collect()
    }

    /// How what is being typed may go on: as it was searched for lately, as pictures are tagged, or as pictures are
    /// described.
    pub fn suggest(&self, own: &Own, library: Uuid, typed: &str) -> Vec<Suggestion> {
        let recent = self.recent.of(library).into_iter().rev().map(|query| (query, Kind::Recent, 1));
        let mut found = Suggester::new(recent).suggest(typed);
        for other in own.suggester.suggest(typed) {
            if !found.iter().any(|known| known.text.eq_ignore_ascii_case(&other.text)) {
                found.push(other);
            }
        }
        found.truncate(SUGGESTIONS);
        found
    }

    /// Notes what was searched for and found.
    pub fn remember(&self, library: Uuid, query: &str) {
        self.recent.note(library, query);
    }

    async fn read(&self, catalog: &Catalog, library: Uuid) -> Result<Arc<Own>, CatalogError> {
        let counts = catalog.texts(library, PICTURES).await?.into_iter().map(|text| (text, 1)).collect();
        let tags = catalog.tags(library, TAGS).await?.into_iter().map(|(tag, count)| (tag, Kind::Tag, count));
        let known = self.expansions.vocabulary().into_iter().map(|phrase| (phrase.to_owned(), Kind::Vocabulary, 1));
        Ok(Arc::new(Own { counts, suggester: Suggester::new(tags.chain(known)) }))
    }
}
