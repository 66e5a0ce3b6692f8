//! What people write about their pictures.

use std::collections::HashSet;

use diesel::{
    AsChangeset, ExpressionMethods, QueryDsl,
    sql_types::{BigInt, Text, Uuid as SqlUuid},
};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::{catalog::Catalog, error::CatalogError, read::bounded, schema::media, text::storable, vocabulary::learn};

/// What is not `None` is set.
#[derive(AsChangeset)]
#[diesel(table_name = media)]
struct Change {
    tags: Option<Vec<String>>,
    description: Option<String>,
}

/// Changes what people wrote about a picture; `None` leaves a part as it is. Answers whether the library has the picture.
/// Call it in a transaction, and enqueue what follows from it, such as [`INDEX_FACTS`](crate::INDEX_FACTS). Of equal tags the
/// first is kept, and NUL, which Postgres cannot store, becomes U+FFFD.
///
/// # Errors
/// When the database is away.
pub async fn describe_media(
    connection: &mut AsyncPgConnection,
    library: Uuid,
    id: Uuid,
    tags: Option<&[String]>,
    description: Option<&str>,
) -> Result<bool, CatalogError> {
    let its_row = media::table.filter(media::library_id.eq(library)).filter(media::id.eq(id));
    let change = Change { tags: tags.map(once_each), description: description.map(storable) };
    if change.tags.is_none() && change.description.is_none() {
        return Ok(diesel::select(diesel::dsl::exists(its_row)).get_result(connection).await?);
    }
    let changed = diesel::update(its_row).set(change).execute(connection).await?;
    if changed == 1 {
        learn(connection, id).await?;
    }
    Ok(changed == 1)
}

/// The tags of those of `ids` that the library has. Until the transaction ends nobody else changes them.
///
/// # Errors
/// When the database is away.
pub async fn lock_tags(
    connection: &mut AsyncPgConnection,
    library: Uuid,
    ids: &[Uuid],
) -> Result<Vec<(Uuid, Vec<String>)>, CatalogError> {
    // In one order, so that two who change overlapping sets do not deadlock.
    let rows = media::table
        .filter(media::library_id.eq(library))
        .filter(media::id.eq_any(ids))
        .order(media::id)
        .select((media::id, media::tags))
        .for_update();
    Ok(rows.load(connection).await?)
}

/// The tags in their order, each where it is first.
fn once_each(tags: &[String]) -> Vec<String> {
    let mut seen = HashSet::new();
    tags.iter().map(|tag| storable(tag)).filter(|tag| seen.insert(tag.clone())).collect()
}

impl Catalog {
    /// Up to `limit` tags of a library with how many pictures have each, most frequent first.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn tags(&self, library: Uuid, limit: u64) -> Result<Vec<(String, u64)>, CatalogError> {
        #[derive(diesel::QueryableByName)]
        struct Row {
            #[diesel(sql_type = Text)]
            tag: String,
            #[diesel(sql_type = BigInt)]
            pictures: i64,
        }
        let rows: Vec<Row> = diesel::sql_query(include_str!("tags.sql"))
            .bind::<SqlUuid, _>(library)
            .bind::<BigInt, _>(bounded(limit))
            .load(&mut self.connection().await?)
            .await?;
        Ok(rows.into_iter().map(|row| (row.tag, row.pictures.unsigned_abs())).collect())
    }
}
