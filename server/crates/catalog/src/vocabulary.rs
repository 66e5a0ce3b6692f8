//! The words that a library has.

use diesel::{
    QueryableByName,
    sql_types::{Array, Float, Integer, Nullable, Text, Uuid as SqlUuid},
};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::error::CatalogError;

/// A word of the library that is nearly one of a query.
#[derive(QueryableByName)]
pub(crate) struct Similar {
    /// Which word of the query, from 0.
    #[diesel(sql_type = Integer)]
    pub(crate) place: i32,
    /// The word of the library.
    #[diesel(sql_type = Text)]
    pub(crate) word: String,
    /// The part of the query's trigrams that it has.
    #[diesel(sql_type = Float)]
    pub(crate) similarity: f32,
}

/// Adds the words of a picture to those of its library. They stay when the picture goes: nothing is found through a word
/// that no picture has.
pub(crate) async fn learn(connection: &mut AsyncPgConnection, id: Uuid) -> Result<(), CatalogError> {
    diesel::sql_query(include_str!("learn.sql")).bind::<SqlUuid, _>(id).execute(connection).await?;
    Ok(())
}

/// The words of the library that are most like each of `words`, and do not merely go on after it.
pub(crate) async fn similar(
    connection: &mut AsyncPgConnection,
    library: Uuid,
    words: &[Option<String>],
) -> Result<Vec<Similar>, CatalogError> {
    let found = diesel::sql_query(include_str!("similar.sql"))
        .bind::<SqlUuid, _>(library)
        .bind::<Array<Nullable<Text>>, _>(words)
        .load(connection)
        .await?;
    Ok(found)
}
