//! How fast pictures are indexed.

use diesel::{
    QueryableByName,
    sql_types::{BigInt, Integer, Uuid as SqlUuid},
};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::{catalog::Catalog, error::CatalogError};

/// How many minutes the statement looks back.
const MINUTES: usize = 30;

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Integer)]
    ago: i32,
    #[diesel(sql_type = BigInt)]
    pictures: i64,
}

impl Catalog {
    /// How many pictures of a library became searchable in each of the last 30 minutes, the last minute at the end. What is
    /// indexed again counts when that was last.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn throughput(&self, library: Uuid) -> Result<Vec<u32>, CatalogError> {
        let rows: Vec<Row> = diesel::sql_query(include_str!("throughput.sql"))
            .bind::<SqlUuid, _>(library)
            .load(&mut self.connection().await?)
            .await?;
        let mut minutes = vec![0; MINUTES];
        for Row { ago, pictures } in rows {
            // What another connection wrote since this one looked at the clock is of now.
            let ago = usize::try_from(ago).unwrap_or_default();
            if let Some(minute) = minutes.iter_mut().rev().nth(ago) {
                *minute = u32::try_from(pictures).unwrap_or(u32::MAX);
            }
        }
        Ok(minutes)
    }
}
