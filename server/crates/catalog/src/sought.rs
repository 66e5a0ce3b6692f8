//! The words of a query, and what may stand for them in a library.

use diesel::{
    QueryableByName,
    sql_types::{Array, Text},
};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::{
    error::CatalogError,
    forms::{beginning, exact, quoted},
    text::storable,
    vocabulary::similar,
};

/// How many words of a query count.
const MOST_WORDS: usize = 16;

/// How many letters a word needs to be found by a part or with a slip.
const LETTERS: usize = 4;

/// What a word counts that is not the one of the query, however like it is.
const NEAR: f32 = 0.8;

/// A word of a query and what may stand for it.
pub(crate) struct Sought {
    /// The word, folded.
    pub(crate) word: String,
    /// The word or another form of it.
    pub(crate) exact: String,
    /// What is like it, the best first.
    pub(crate) near: Vec<Near>,
}

/// What is like a word.
pub(crate) struct Near {
    /// How to look for it.
    pub(crate) form: String,
    /// What it counts, below 1.
    pub(crate) quality: f32,
}

#[derive(QueryableByName)]
struct QueryWord {
    #[diesel(sql_type = Text)]
    word: String,
    #[diesel(sql_type = Array<Text>)]
    stems: Vec<String>,
}

/// The words of a query that count.
pub(crate) async fn sought(
    connection: &mut AsyncPgConnection,
    library: Uuid,
    query: &str,
) -> Result<Vec<Sought>, CatalogError> {
    let mut words: Vec<QueryWord> =
        diesel::sql_query(include_str!("query_words.sql")).bind::<Text, _>(storable(query)).load(connection).await?;
    if words.iter().any(|word| !word.stems.is_empty()) {
        words.retain(|word| !word.stems.is_empty());
    }
    words.truncate(MOST_WORDS);

    let mut sought: Vec<Sought> = words.into_iter().map(Sought::new).collect();
    let long: Vec<Option<String>> =
        sought.iter().map(|sought| (!sought.near.is_empty()).then(|| sought.word.clone())).collect();
    for alike in similar(connection, library, &long).await? {
        if let Some(sought) = usize::try_from(alike.place).ok().and_then(|place| sought.get_mut(place)) {
            sought.near.push(Near { form: quoted(&alike.word), quality: NEAR * alike.similarity });
        }
    }
    for sought in &mut sought {
        sought.near.sort_by(|a, b| b.quality.total_cmp(&a.quality));
    }
    Ok(sought)
}

impl Sought {
    /// A word with what begins with it, if it is long enough.
    fn new(QueryWord { word, stems }: QueryWord) -> Self {
        let mut near = Vec::new();
        if word.chars().filter(|letter| letter.is_alphabetic()).count() >= LETTERS {
            // Of its trigrams only the last, which has its end, is not in a word that goes on.
            let others = word.chars().count() as f32;
            near.push(Near { form: beginning(&word), quality: NEAR * others / (others + 1.0) });
        }
        Self { exact: exact(&word, &stems), word, near }
    }
}
