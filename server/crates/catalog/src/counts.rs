//! How far the indexing of a library is.

use diesel::{
    ExpressionMethods, QueryDsl, QueryableByName,
    sql_types::{BigInt, Text, Uuid as SqlUuid},
};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::{catalog::Catalog, error::CatalogError, schema::media};

/// Pictures of one library by state, for one model; `ready + queued + indexing + failed` is `total`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// All pictures.
    pub total: u64,
    /// Searchable.
    pub ready: u64,
    /// Waiting.
    pub queued: u64,
    /// Being encoded now.
    pub indexing: u64,
    /// Given up.
    pub failed: u64,
    /// Whose local views are still to come.
    pub refining: u64,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    total: i64,
    #[diesel(sql_type = BigInt)]
    ready: i64,
    #[diesel(sql_type = BigInt)]
    indexing: i64,
    #[diesel(sql_type = BigInt)]
    failed: i64,
    #[diesel(sql_type = BigInt)]
    refining: i64,
}

impl Catalog {
    /// Counts the pictures of a library by state, in one snapshot.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn counts(&self, library: Uuid, model: &str) -> Result<Counts, CatalogError> {
        let row: Row = diesel::sql_query(include_str!("counts.sql"))
            .bind::<SqlUuid, _>(library)
            .bind::<Text, _>(model)
            .get_result(&mut self.connection().await?)
            .await?;
        let queued = row.total - row.ready - row.indexing - row.failed;
        Ok(Counts {
            total: row.total.unsigned_abs(),
            ready: row.ready.unsigned_abs(),
            queued: queued.unsigned_abs(),
            indexing: row.indexing.unsigned_abs(),
            failed: row.failed.unsigned_abs(),
            refining: row.refining.unsigned_abs(),
        })
    }

    /// How many pictures all libraries have together, without what is in the trash.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn total_media(&self) -> Result<u64, CatalogError> {
        let kept = media::table.filter(media::deleted_at.is_null());
        let total: i64 = kept.count().get_result(&mut self.connection().await?).await?;
        Ok(total.unsigned_abs())
    }

    /// Whether there is no picture at all, in no library and in no trash.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn is_empty(&self) -> Result<bool, CatalogError> {
        let any = diesel::dsl::exists(media::table.select(media::id));
        let has_some: bool = diesel::select(any).get_result(&mut self.connection().await?).await?;
        Ok(!has_some)
    }
}
