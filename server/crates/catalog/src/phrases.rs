//! Pictures that have a phrase, or a piece of a name.

use diesel::{
    QueryableByName,
    sql_types::{BigInt, Text, Uuid as SqlUuid},
};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::{catalog::Catalog, error::CatalogError, read::bounded, text::storable};

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
}

impl Catalog {
    /// Pictures in whose name, in one of whose tags or in whose description a phrase stands, whatever its case, accents and
    /// signs, and not within words; none for a phrase without words. In no particular order, and up to `limit` + 1 of them,
    /// so that it shows whether there are more.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn with_phrase(&self, library: Uuid, phrase: &str, limit: u64) -> Result<Vec<Uuid>, CatalogError> {
        self.one_more_than(limit, include_str!("with_phrase.sql"), library, phrase).await
    }

    /// Pictures with a text anywhere in the name, whatever its case and accents; its signs count. In no particular order, and
    /// up to `limit` + 1 of them, so that it shows whether there are more.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn with_name(&self, library: Uuid, part: &str, limit: u64) -> Result<Vec<Uuid>, CatalogError> {
        self.one_more_than(limit, include_str!("with_name.sql"), library, part).await
    }

    async fn one_more_than(&self, limit: u64, sql: &str, library: Uuid, text: &str) -> Result<Vec<Uuid>, CatalogError> {
        let rows: Vec<Row> = diesel::sql_query(sql)
            .bind::<SqlUuid, _>(library)
            .bind::<Text, _>(storable(text))
            .bind::<BigInt, _>(bounded(limit.saturating_add(1)))
            .load(&mut self.connection().await?)
            .await?;
        Ok(rows.into_iter().map(|row| row.id).collect())
    }
}
