//! The gallery, page by page.

use diesel::{
    ExpressionMethods, QueryDsl, QueryableByName,
    sql_types::{BigInt, Nullable, Text, Uuid as SqlUuid},
};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::{
    catalog::Catalog,
    error::CatalogError,
    media::{Media, MediaRow},
    read::bounded,
    schema::media,
};

/// A picture with the state and the reason of its `embed` job, as SQL lists them.
#[derive(QueryableByName)]
pub(crate) struct Listed {
    #[diesel(embed)]
    picture: MediaRow,
    #[diesel(sql_type = Nullable<Text>)]
    state: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    reason: Option<String>,
}

impl Listed {
    /// What it says of the picture, for one model.
    pub(crate) fn into_media(self, model: &str) -> Media {
        self.picture.with_job(model, self.state, self.reason)
    }
}

impl Catalog {
    /// Up to `limit` pictures of a library from `offset` on, newest first, and how many there are in all.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn page(
        &self,
        library: Uuid,
        model: &str,
        offset: u64,
        limit: u64,
    ) -> Result<(Vec<Media>, u64), CatalogError> {
        let mut connection = self.connection().await?;
        let listed: Vec<Listed> = diesel::sql_query(include_str!("page.sql"))
            .bind::<SqlUuid, _>(library)
            .bind::<BigInt, _>(bounded(limit))
            .bind::<BigInt, _>(bounded(offset))
            .load(&mut connection)
            .await?;
        let total: i64 = media::table.filter(media::library_id.eq(library)).count().get_result(&mut connection).await?;

        let page = listed.into_iter().map(|listed| listed.into_media(model)).collect();
        Ok((page, total.unsigned_abs()))
    }
}
