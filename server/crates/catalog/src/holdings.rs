//! How much a library holds.

use diesel::{
    QueryableByName,
    sql_types::{BigInt, Uuid as SqlUuid},
};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::{catalog::Catalog, error::CatalogError};

/// How much a library holds, and its trash.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Holdings {
    /// Pictures in the library.
    pub pictures: u64,
    /// Bytes of their originals.
    pub bytes: u64,
    /// Pictures in its trash.
    pub trashed: u64,
    /// Bytes of their originals.
    pub trashed_bytes: u64,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    pictures: i64,
    #[diesel(sql_type = BigInt)]
    bytes: i64,
    #[diesel(sql_type = BigInt)]
    trashed: i64,
    #[diesel(sql_type = BigInt)]
    trashed_bytes: i64,
}

impl Catalog {
    /// Adds up a library and its trash, in one snapshot.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn holdings(&self, library: Uuid) -> Result<Holdings, CatalogError> {
        let row: Row = diesel::sql_query(include_str!("holdings.sql"))
            .bind::<SqlUuid, _>(library)
            .get_result(&mut self.connection().await?)
            .await?;
        Ok(Holdings {
            pictures: row.pictures.unsigned_abs(),
            bytes: row.bytes.unsigned_abs(),
            trashed: row.trashed.unsigned_abs(),
            trashed_bytes: row.trashed_bytes.unsigned_abs(),
        })
    }
}
