//! A library in the order in which its pictures were taken, or came where their files do not say.

use chrono::NaiveDate;
use diesel::{
    QueryableByName,
    sql_types::{BigInt, Date, Nullable, Uuid as SqlUuid},
};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::{catalog::Catalog, error::CatalogError, media::Media, page::Listed, read::bounded};

/// A month with pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub first: NaiveDate,
    /// How many pictures are of it; never none.
    pub pictures: u64,
}

/// The pictures beside one of the timeline.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, QueryableByName)]
pub struct Beside {
    /// The next newer one.
    #[diesel(sql_type = Nullable<SqlUuid>)]
    pub newer: Option<Uuid>,
    /// The next older one.
    #[diesel(sql_type = Nullable<SqlUuid>)]
    pub older: Option<Uuid>,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Date)]
    first_day: NaiveDate,
    #[diesel(sql_type = BigInt)]
    pictures: i64,
}

impl Catalog {
    /// The months of a library that have pictures, newest first.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn timeline(&self, library: Uuid) -> Result<Vec<Month>, CatalogError> {
        let rows: Vec<Row> = diesel::sql_query(include_str!("timeline.sql"))
            .bind::<SqlUuid, _>(library)
            .load(&mut self.connection().await?)
            .await?;
        Ok(rows.into_iter().map(|row| Month { first: row.first_day, pictures: row.pictures.unsigned_abs() }).collect())
    }

    /// Up to `limit` pictures of a library from `offset` on, those first that were taken last.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn timeline_part(
        &self,
        library: Uuid,
        model: &str,
        offset: u64,
        limit: u64,
    ) -> Result<Vec<Media>, CatalogError> {
        let listed: Vec<Listed> = diesel::sql_query(include_str!("timeline_part.sql"))
            .bind::<SqlUuid, _>(library)
            .bind::<BigInt, _>(bounded(limit))
            .bind::<BigInt, _>(bounded(offset))
            .load(&mut self.connection().await?)
            .await?;
        Ok(listed.into_iter().map(|listed| listed.into_media(model)).collect())
    }

    /// What is beside a picture of a library; nothing where the library has it not.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn beside(&self, library: Uuid, id: Uuid) -> Result<Beside, CatalogError> {
        let found: Vec<Beside> = diesel::sql_query(include_str!("beside.sql"))
            .bind::<SqlUuid, _>(library)
            .bind::<SqlUuid, _>(id)
            .load(&mut self.connection().await?)
            .await?;
        Ok(found.into_iter().next().unwrap_or_default())
    }
}
