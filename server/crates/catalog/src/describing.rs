//! How far the describing of a library is.

use diesel::{
    ExpressionMethods, NullableExpressionMethods, QueryDsl, QueryableByName,
    dsl::exists,
    sql_types::{BigInt, Integer, Nullable, Text, Uuid as SqlUuid},
};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::{captions::CaptionKind, catalog::Catalog, error::CatalogError, read::bounded, schema::job};

/// How far the describing of a library is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Describing {
    /// All pictures.
    pub pictures: u64,
    /// Those with a short caption.
    pub described: u64,
    /// Those with an enhanced one.
    pub enhanced: u64,
    /// Captions of another model, or of an older version of the question.
    pub outdated: u64,
    /// Jobs that wait.
    pub queued: u64,
    /// Jobs that run.
    pub running: u64,
    /// Jobs that were given up.
    pub failed: u64,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    pictures: i64,
    #[diesel(sql_type = BigInt)]
    described: i64,
    #[diesel(sql_type = BigInt)]
    enhanced: i64,
    #[diesel(sql_type = BigInt)]
    outdated: i64,
    #[diesel(sql_type = BigInt)]
    queued: i64,
    #[diesel(sql_type = BigInt)]
    running: i64,
    #[diesel(sql_type = BigInt)]
    failed: i64,
}

impl Catalog {
    /// Whether a picture of the library waits to be described, or is being described.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn is_being_described(&self, library: Uuid, id: Uuid) -> Result<bool, CatalogError> {
        let jobs = job::table
            .filter(job::library_id.eq(library))
            .filter(job::media_id.eq(id))
            .filter(job::kind.eq_any(CaptionKind::ALL.map(CaptionKind::job)))
            .filter(job::state.ne("failed"));
        Ok(diesel::select(exists(jobs)).get_result(&mut self.connection().await?).await?)
    }

    /// Up to `limit` pictures that were given up, each once with the reason, the newest first.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn not_described(&self, library: Uuid, limit: u64) -> Result<Vec<(Uuid, String)>, CatalogError> {
        let failed = job::table
            .filter(job::library_id.eq(library))
            .filter(job::kind.eq_any(CaptionKind::ALL.map(CaptionKind::job)))
            .filter(job::state.eq("failed"))
            .filter(job::media_id.is_not_null())
            .distinct_on(job::media_id)
            .order((job::media_id.desc(), job::kind))
            .limit(bounded(limit))
            .select((job::media_id.assume_not_null(), job::reason.nullable()));
        let failed: Vec<(Uuid, Option<String>)> = failed.load(&mut self.connection().await?).await?;
        Ok(failed.into_iter().map(|(id, reason)| (id, reason.unwrap_or_default())).collect())
    }

    /// Counts captions and the jobs for them, in one snapshot. The versions are those of the short and the enhanced question;
    /// without a model, captions of any are current.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn describing(
        &self,
        library: Uuid,
        model: Option<&str>,
        versions: [i32; 2],
    ) -> Result<Describing, CatalogError> {
        let [short, enhanced] = versions;
        let row: Row = diesel::sql_query(include_str!("describing.sql"))
            .bind::<SqlUuid, _>(library)
            .bind::<Nullable<Text>, _>(model)
            .bind::<Integer, _>(short)
            .bind::<Integer, _>(enhanced)
            .get_result(&mut self.connection().await?)
            .await?;
        Ok(Describing {
            pictures: row.pictures.unsigned_abs(),
            described: row.described.unsigned_abs(),
            enhanced: row.enhanced.unsigned_abs(),
            outdated: row.outdated.unsigned_abs(),
            queued: row.queued.unsigned_abs(),
            running: row.running.unsigned_abs(),
            failed: row.failed.unsigned_abs(),
        })
    }
}
