//! Which pictures have vectors of which model, and work for those that lack them.

use diesel::{
    BoolExpressionMethods, ExpressionMethods, IntoSql, NullableExpressionMethods, PgExpressionMethods, QueryDsl,
    dsl::now,
    sql_types::{SmallInt, Text},
};
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::{
    catalog::Catalog,
    error::CatalogError,
    schema::{job, media},
};

/// The kind of job that encodes the global view: its state is the state of the picture.
pub const EMBED: &str = "embed";

/// The kind of job that encodes the five local views.
pub const EMBED_LOCAL: &str = "embed_local";

/// The kind of job that writes what is known of a picture beside its vectors, anew. A migration makes them too.
pub const INDEX_FACTS: &str = "index_facts";

/// The priority of `embed` jobs made in bulk, so that a picture that arrives meanwhile (priority 0) goes first.
pub const BULK_EMBED_PRIORITY: i16 = -10;

/// The priority of `embed_local` jobs: every picture becomes searchable before any is refined.
pub const LOCAL_PRIORITY: i16 = -20;

impl Catalog {
    /// Notes that the global view of `model` is in the index, and says whether the picture still exists.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn mark_embedded(&self, id: Uuid, model: &str) -> Result<bool, CatalogError> {
        let marked = diesel::update(media::table.find(id))
            .set((media::embedded_model.eq(model), media::embedded_at.eq(now)))
            .execute(&mut self.connection().await?)
            .await?;
        Ok(marked == 1)
    }

    /// Notes that the local views of `model` are in the index, and says whether the picture still exists.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn mark_local(&self, id: Uuid, model: &str) -> Result<bool, CatalogError> {
        let marked = diesel::update(media::table.find(id))
            .set(media::local_model.eq(model))
            .execute(&mut self.connection().await?)
            .await?;
        Ok(marked == 1)
    }

    /// Makes an `embed` job for every picture without the vector of `model`, and with `local` an `embed_local` job for
    /// every one without its local views; returns how many. Jobs that exist, failed ones too, stay as they are.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn enqueue_missing(&self, model: &str, local: bool) -> Result<u64, CatalogError> {
        let mut connection = self.connection().await?;
        let mut made = enqueue_global(&mut connection, Some(model)).await?;
        if local {
            made += enqueue_local(&mut connection, Some(model)).await?;
        }
        Ok(made)
    }

    /// Makes jobs to encode every picture anew, whatever is in the index; returns how many. Failed ones get another try.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn enqueue_all(&self, local: bool) -> Result<u64, CatalogError> {
        let mut connection = self.connection().await?;
        connection
            .transaction::<_, CatalogError, _>(async |connection| {
                // Removed rather than revived: a fresh job has a fresh count of attempts and bulk priority.
                let failed = job::state.eq("failed").and(job::kind.eq_any([EMBED, EMBED_LOCAL]));
                diesel::delete(job::table).filter(failed).execute(connection).await?;
                let mut made = enqueue_global(connection, None).await?;
                if local {
                    made += enqueue_local(connection, None).await?;
                }
                Ok(made)
            })
            .await
    }
}

/// Enqueues the global view of all pictures, or of those that have no vector of one model.
async fn enqueue_global(connection: &mut AsyncPgConnection, without: Option<&str>) -> Result<u64, CatalogError> {
    let mut missing = media::table
        .select((
            EMBED.into_sql::<Text>(),
            media::library_id,
            media::id.nullable(),
            BULK_EMBED_PRIORITY.into_sql::<SmallInt>(),
        ))
        .order((media::uploaded_at, media::id))
        .into_boxed();
    if let Some(model) = without {
        missing = missing.filter(media::embedded_model.is_distinct_from(model));
    }
    let made = diesel::insert_into(job::table)
        .values(missing)
        .into_columns((job::kind, job::library_id, job::media_id, job::priority))
        .on_conflict_do_nothing()
        .execute(connection)
        .await?;
    Ok(made as u64)
}

/// Enqueues the local views of all pictures, or of those that have none of one model.
async fn enqueue_local(connection: &mut AsyncPgConnection, without: Option<&str>) -> Result<u64, CatalogError> {
    let mut missing = media::table
        .select((
            EMBED_LOCAL.into_sql::<Text>(),
            media::library_id,
            media::id.nullable(),
            LOCAL_PRIORITY.into_sql::<SmallInt>(),
        ))
        .order((media::uploaded_at, media::id))
        .into_boxed();
    if let Some(model) = without {
        missing = missing.filter(media::local_model.is_distinct_from(model));
    }
    let made = diesel::insert_into(job::table)
        .values(missing)
        .into_columns((job::kind, job::library_id, job::media_id, job::priority))
        .on_conflict_do_nothing()
        .execute(connection)
        .await?;
    Ok(made as u64)
}
