//! Some pictures with their derived state, each query one snapshot.

use diesel::{
    BoolExpressionMethods, ExpressionMethods, JoinOnDsl, NullableExpressionMethods, OptionalExtension, QueryDsl,
    SelectableHelper,
};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::{
    catalog::Catalog,
    embed::EMBED,
    error::CatalogError,
    media::{Media, MediaRow},
    schema::{job, media},
};

/// A row with the state and the reason of its `embed` job.
type Found = (MediaRow, Option<String>, Option<String>);

/// Every picture beside its `embed` job.
#[diesel::dsl::auto_type(no_type_alias)]
fn pictures() -> _ {
    let embed: &'static str = EMBED;
    let its_embed_job = job::media_id.eq(media::id.nullable()).and(job::kind.eq(embed));
    media::table.left_join(job::table.on(its_embed_job))
}

impl Catalog {
    /// One picture, if the library has it.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn media(&self, library: Uuid, model: &str, id: Uuid) -> Result<Option<Media>, CatalogError> {
        Ok(self.media_many(library, model, &[id]).await?.pop())
    }

    /// The picture of the library that has these bytes.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn media_by_hash(
        &self,
        library: Uuid,
        model: &str,
        hash: [u8; 32],
    ) -> Result<Option<Media>, CatalogError> {
        let mut connection = self.connection().await?;
        let found = pictures()
            .filter(media::library_id.eq(library))
            .filter(media::blake3.eq(hash.as_slice()))
            .select((MediaRow::as_select(), job::state.nullable(), job::reason.nullable()))
            .first::<Found>(&mut connection)
            .await
            .optional()?;
        Ok(found.map(|found| derive(found, model)))
    }

    /// Those of `ids` that the library has, in no particular order.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn media_many(&self, library: Uuid, model: &str, ids: &[Uuid]) -> Result<Vec<Media>, CatalogError> {
        let mut connection = self.connection().await?;
        let found = pictures()
            .filter(media::library_id.eq(library))
            .filter(media::id.eq_any(ids))
            .select((MediaRow::as_select(), job::state.nullable(), job::reason.nullable()))
            .load::<Found>(&mut connection)
            .await?;
        Ok(found.into_iter().map(|found| derive(found, model)).collect())
    }

    /// The pictures of the library that have any of these bytes, in no particular order.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn ids_by_hashes(&self, library: Uuid, hashes: &[[u8; 32]]) -> Result<Vec<Uuid>, CatalogError> {
        let mut connection = self.connection().await?;
        let hashes: Vec<Vec<u8>> = hashes.iter().map(|hash| hash.to_vec()).collect();
        let same =
            media::table.filter(media::library_id.eq(library)).filter(media::blake3.eq_any(&hashes)).select(media::id);
        Ok(same.load(&mut connection).await?)
    }

    /// Texts that tell which words a library has: names, tags and descriptions of up to `limit` pictures, the newest ones.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn texts(&self, library: Uuid, limit: u64) -> Result<Vec<String>, CatalogError> {
        let mut connection = self.connection().await?;
        let newest = media::table
            .filter(media::library_id.eq(library))
            .order((media::uploaded_at.desc(), media::id.desc()))
            .limit(bounded(limit))
            .select((media::name, media::tags, media::description))
            .load::<(String, Vec<String>, String)>(&mut connection)
            .await?;
        let texts = newest.into_iter().flat_map(|(name, tags, description)| {
            let description = Some(description).filter(|description| !description.is_empty());
            std::iter::once(name).chain(tags).chain(description)
        });
        Ok(texts.collect())
    }

    /// Up to `limit` pictures that were indexed, as good as drawn by lot, but always the same ones: by their hashes.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn sample(&self, library: Uuid, limit: u64) -> Result<Vec<Uuid>, CatalogError> {
        let mut connection = self.connection().await?;
        let drawn = media::table
            .filter(media::library_id.eq(library))
            .filter(media::embedded_model.is_not_null())
            .order(media::blake3)
            .limit(bounded(limit))
            .select(media::id);
        Ok(drawn.load(&mut connection).await?)
    }

    /// Up to `limit` pictures whose indexing failed, each with its reason, newest first.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn failures(&self, library: Uuid, model: &str, limit: u64) -> Result<Vec<Media>, CatalogError> {
        let mut connection = self.connection().await?;
        let found = pictures()
            .filter(media::library_id.eq(library))
            .filter(job::state.eq("failed"))
            .order((media::uploaded_at.desc(), media::id.desc()))
            .limit(bounded(limit))
            .select((MediaRow::as_select(), job::state.nullable(), job::reason.nullable()))
            .load::<Found>(&mut connection)
            .await?;
        Ok(found.into_iter().map(|found| derive(found, model)).collect())
    }
}

/// Whether any library still has a picture of these bytes; in a transaction that holds [`lock_hash`](crate::lock_hash), it
/// stays so.
///
/// # Errors
/// When the database cannot be asked.
pub async fn hash_in_use(connection: &mut AsyncPgConnection, hash: &[u8; 32]) -> Result<bool, CatalogError> {
    let same = media::table.filter(media::blake3.eq(hash.as_slice()));
    Ok(diesel::select(diesel::dsl::exists(same)).get_result(connection).await?)
}

fn derive((row, job, reason): Found, model: &str) -> Media {
    row.with_job(model, job, reason)
}

/// Postgres counts with a sign.
pub(crate) fn bounded(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
