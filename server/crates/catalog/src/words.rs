//! Pictures found by the words that people gave them.

use diesel::{
    QueryableByName,
    sql_types::{Array, BigInt, Float, Integer, Nullable, Text, Uuid as SqlUuid},
};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::{
    catalog::Catalog,
    error::CatalogError,
    forms::{Level, any, levels, only_near},
    read::bounded,
    sought::{Sought, sought},
};

/// How many pictures are looked at closely at most, however many have a word.
const CANDIDATES: u64 = 2000;

/// How many are looked at for one that is wanted.
const CHOICE: u64 = 2;

/// What [`Catalog::find_words`] found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct WordMatches {
    /// The words of the query that count, folded, in their order; at most 16. Those that English leaves out, such as "the",
    /// count only where there are no others.
    pub words: Vec<String>,
    /// The pictures, best first.
    pub matches: Vec<WordMatch>,
}

/// A picture that has a word of the query, or one much like it.
#[derive(Debug, Clone, PartialEq)]
pub struct WordMatch {
    /// The picture.
    pub id: Uuid,
    /// How well it has the words on average, from 0 to 1: a word counts 1 where it stands in this or another form, at most
    /// 0.8 where only one like it does, and 0 where none does; 0.8 times that where only a model said so.
    pub facts: f32,
    /// How many of the words stand there, in this or another form.
    pub keywords: u32,
    /// Which of the words are there, and where; where one stands itself, not what is like it.
    pub found: Vec<(String, Field)>,
}

/// Where a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// In the file name.
    Name,
    /// In a tag.
    Tags,
    /// In the description.
    Description,
    /// In the name of the place where it was taken.
    Place,
    /// In what a model said about it.
    Caption,
}

/// That a picture has a word of the query somewhere.
#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Integer)]
    keywords: i32,
    #[diesel(sql_type = Float)]
    facts: f32,
    #[diesel(sql_type = Integer)]
    place: i32,
    #[diesel(sql_type = Text)]
    field: String,
}

impl Catalog {
    /// Pictures whose name, tags, description, place or captions have words of a query: those with the most words first, then those that
    /// have them best, then by id; up to `limit`, and never more than 2,000. Where many pictures have as many words, as many of
    /// them as are wanted twice over are looked at, whichever these are.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn find_words(&self, library: Uuid, query: &str, limit: u64) -> Result<WordMatches, CatalogError> {
        let mut connection = self.connection().await?;
        let sought = sought(&mut connection, library, query).await?;
        if sought.is_empty() {
            return Ok(WordMatches::default());
        }
        let found = find(&mut connection, library, &sought, limit.min(CANDIDATES)).await?;
        let matches = found.chunk_by(|a, b| a.id == b.id).map(|of_one| word_match(of_one, &sought)).collect();
        Ok(WordMatches { words: sought.into_iter().map(|sought| sought.word).collect(), matches })
    }
}

/// What the pictures have of `sought`, those of one picture together, the best picture first.
async fn find(
    connection: &mut AsyncPgConnection,
    library: Uuid,
    sought: &[Sought],
    limit: u64,
) -> Result<Vec<Found>, CatalogError> {
    let mut forms = Forms::default();
    for sought in sought {
        forms.add(sought);
    }
    let exact: Vec<String> = sought.iter().map(|sought| sought.exact.clone()).collect();
    let near: Vec<String> = sought.iter().flat_map(|sought| &sought.near).map(|near| near.form.clone()).collect();
    let levels = levels(&exact);
    let candidates = limit.saturating_mul(CHOICE).min(CANDIDATES);
    let room = |level: &Level| bounded(candidates.div_ceil(level.sharing));

    let found = diesel::sql_query(include_str!("find_words.sql"))
        .bind::<SqlUuid, _>(library)
        .bind::<Array<Text>, _>(levels.iter().map(|level| level.wanted.as_str()).collect::<Vec<_>>())
        .bind::<Array<Nullable<Text>>, _>(levels.iter().map(|level| level.unwanted.as_deref()).collect::<Vec<_>>())
        .bind::<Array<BigInt>, _>(levels.iter().map(room).collect::<Vec<_>>())
        .bind::<Array<Nullable<Text>>, _>(forms.near)
        .bind::<Array<Integer>, _>(forms.first)
        .bind::<Array<Integer>, _>(forms.last)
        .bind::<Array<Text>, _>(forms.wanted)
        .bind::<Array<Float>, _>(forms.quality)
        .bind::<BigInt, _>(bounded(candidates))
        .bind::<BigInt, _>(bounded(limit))
        .bind::<Array<Text>, _>(Vec::from_iter(only_near(&exact, &near)))
        .load(connection)
        .await?;
    Ok(found)
}

/// What may stand for each word, as the query takes it.
#[derive(Default)]
struct Forms {
    /// Of each word, what is near it.
    near: Vec<Option<String>>,
    /// Of each word, its first form, from 1.
    first: Vec<i32>,
    /// Of each word, its last form.
    last: Vec<i32>,
    /// Of each form, what to look for.
    wanted: Vec<String>,
    /// Of each form, what it counts.
    quality: Vec<f32>,
}

impl Forms {
    /// Adds a word with its forms.
    fn add(&mut self, sought: &Sought) {
        let near: Vec<String> = sought.near.iter().map(|near| near.form.clone()).collect();
        self.near.push((!near.is_empty()).then(|| any(&near)));
        self.first.push(self.wanted.len() as i32 + 1);
        self.wanted.push(sought.exact.clone());
        self.wanted.extend(near);
        self.quality.push(1.0);
        self.quality.extend(sought.near.iter().map(|near| near.quality));
        self.last.push(self.wanted.len() as i32);
    }
}

/// The rows of one picture as what they say.
fn word_match(rows: &[Found], sought: &[Sought]) -> WordMatch {
    let found = rows.iter().filter_map(|row| {
        let word = sought.get(usize::try_from(row.place).ok()?)?.word.clone();
        Some((word, Field::from_letter(&row.field)))
    });
    WordMatch {
        id: rows[0].id,
        facts: rows[0].facts,
        keywords: rows[0].keywords.unsigned_abs(),
        found: found.collect(),
    }
}

impl Field {
    /// The part that the query calls by a letter.
    fn from_letter(letter: &str) -> Self {
        match letter {
            "A" => Self::Name,
            "B" => Self::Tags,
            "C" => Self::Description,
            "D" => Self::Place,
            _ => Self::Caption,
        }
    }
}
