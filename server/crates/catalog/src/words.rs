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
    forms::{any, levels},
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
    /// 0.8 where only one like it does, and 0 where none does.
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
    /// Pictures whose name, tags or description have words of a query: those with the most words first, then those that have
    /// them best, then by id; up to `limit`, and never more than 2,000. Where many pictures have as many words, as many of
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
    let exact: Vec<String> = sought.iter().map(|sought| sought.exact.clone()).collect();
    let near_each: Vec<Vec<String>> =
        sought.iter().map(|sought| sought.near.iter().map(|near| near.form.clone()).collect()).collect();
    let near_or_none: Vec<Option<String>> =
        near_each.iter().map(|near| (!near.is_empty()).then(|| any(near))).collect();

    let levels = levels(&exact, &near_each.concat());
    let candidates = limit.saturating_mul(CHOICE).min(CANDIDATES);
    let rooms: Vec<i64> = levels.iter().map(|level| bounded(candidates.div_ceil(level.sharing))).collect();
    let wanted: Vec<String> = levels.into_iter().map(|level| level.wanted).collect();

    let (mut places, mut forms, mut qualities) = (Vec::<i32>::new(), Vec::<String>::new(), Vec::<f32>::new());
    for (place, sought) in (0..).zip(sought) {
        let near = sought.near.iter().map(|near| (near.form.clone(), near.quality));
        for (form, quality) in std::iter::once((sought.exact.clone(), 1.0)).chain(near) {
            places.push(place);
            forms.push(form);
            qualities.push(quality);
        }
    }

    let found = diesel::sql_query(include_str!("find_words.sql"))
        .bind::<SqlUuid, _>(library)
        .bind::<Array<Text>, _>(wanted)
        .bind::<Array<BigInt>, _>(rooms)
        .bind::<Array<Text>, _>(exact)
        .bind::<Array<Nullable<Text>>, _>(near_or_none)
        .bind::<Array<Integer>, _>(places)
        .bind::<Array<Text>, _>(forms)
        .bind::<Array<Float>, _>(qualities)
        .bind::<BigInt, _>(bounded(candidates))
        .bind::<BigInt, _>(bounded(limit))
        .load(connection)
        .await?;
    Ok(found)
}

/// The rows of one picture as what they say.
fn word_match(rows: &[Found], sought: &[Sought]) -> WordMatch {
    let found = rows.iter().filter_map(|row| {
        let word = sought.get(usize::try_from(row.place).ok()?)?.word.clone();
        Some((word, Field::from_weight(&row.field)))
    });
    WordMatch {
        id: rows[0].id,
        facts: rows[0].facts,
        keywords: rows[0].keywords.unsigned_abs(),
        found: found.collect(),
    }
}

impl Field {
    /// The weight that the words of a part have in `media.words`.
    fn from_weight(weight: &str) -> Self {
        match weight {
            "A" => Self::Name,
            "B" => Self::Tags,
            _ => Self::Description,
        }
    }
}
