//! Which pictures have vectors of which model, and work for those that lack them.

use chrono::{DateTime, Utc};
use diesel::{
    AsChangeset, BoolExpressionMethods, ExpressionMethods, IntoSql, NullableExpressionMethods, PgExpressionMethods,
    QueryDsl,
    dsl::{AsExprOf, Nullable, SqlTypeOf, now},
    pg::Pg,
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

/// The kind of job that writes what is said about a picture beside its vectors, anew.
pub const INDEX_CAPTIONS: &str = "index_captions";

/// The priority of `embed` jobs made in bulk, so that a picture that arrives meanwhile (priority 0) goes first.
pub const BULK_EMBED_PRIORITY: i16 = -10;

/// The priority of `embed_local` jobs: every picture becomes searchable before any is refined.
pub const LOCAL_PRIORITY: i16 = -20;

/// The priority of `index_captions` jobs: pictures go before words about them, and these before more words.
pub const CAPTIONS_PRIORITY: i16 = -25;

/// Of a picture that has no vectors in the index.
#[derive(Default, AsChangeset)]
#[diesel(table_name = media, treat_none_as_null = true)]
pub(crate) struct WithoutVectors {
    embedded_model: Option<String>,
    embedded_at: Option<DateTime<Utc>>,
    local_model: Option<String>,
}

impl Catalog {
    /// Notes that the global view of `model` is in the index, and says whether the picture still exists; one in the trash does
    /// not.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn mark_embedded(&self, id: Uuid, model: &str) -> Result<bool, CatalogError> {
        let marked = diesel::update(media::table.find(id).filter(media::deleted_at.is_null()))
            .set((media::embedded_model.eq(model), media::embedded_at.eq(now)))
            .execute(&mut self.connection().await?)
            .await?;
        Ok(marked == 1)
    }

    /// Notes that the local views of `model` are in the index, and says whether the picture still exists; one in the trash does
    /// not.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn mark_local(&self, id: Uuid, model: &str) -> Result<bool, CatalogError> {
        let marked = diesel::update(media::table.find(id).filter(media::deleted_at.is_null()))
            .set(media::local_model.eq(model))
            .execute(&mut self.connection().await?)
            .await?;
        Ok(marked == 1)
    }

    /// Notes that a picture has no vectors in the index, of whatever model.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn unmark_embedded(&self, id: Uuid) -> Result<(), CatalogError> {
        diesel::update(media::table.find(id))
            .set(WithoutVectors::default())
            .execute(&mut self.connection().await?)
            .await?;
        Ok(())
    }

    /// Makes an `embed` job for every picture without the vector of `model`, and with `local` an `embed_local` job for
    /// every one without its local views, those in the trash left out; returns how many. One that runs already may have
    /// begun for another model and will run once more; jobs that wait or failed stay as they are.
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

    /// Makes jobs to encode every picture anew, whatever is in the index, but for those in the trash; returns how many.
    /// Failed ones get another try.
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
    let kept = media::table.filter(media::deleted_at.is_null());
    let mut missing = kept.select(wish(EMBED, BULK_EMBED_PRIORITY)).order(ARRIVAL).into_boxed();
    if let Some(model) = without {
        missing = missing.filter(media::embedded_model.is_distinct_from(model));
    }
    enqueue(connection, missing).await
}

/// Enqueues the local views of all pictures, or of those that have none of one model.
async fn enqueue_local(connection: &mut AsyncPgConnection, without: Option<&str>) -> Result<u64, CatalogError> {
    let kept = media::table.filter(media::deleted_at.is_null());
    let mut missing = kept.select(wish(EMBED_LOCAL, LOCAL_PRIORITY)).order(ARRIVAL).into_boxed();
    if let Some(model) = without {
        missing = missing.filter(media::local_model.is_distinct_from(model));
    }
    enqueue(connection, missing).await
}

/// Those that came first go first.
const ARRIVAL: (media::uploaded_at, media::id) = (media::uploaded_at, media::id);

type Wish = (AsExprOf<&'static str, Text>, media::library_id, Nullable<media::id>, AsExprOf<i16, SmallInt>);

/// A job for each picture.
fn wish(kind: &'static str, priority: i16) -> Wish {
    (kind.into_sql::<Text>(), media::library_id, media::id.nullable(), priority.into_sql::<SmallInt>())
}

async fn enqueue(
    connection: &mut AsyncPgConnection,
    wishes: media::BoxedQuery<'_, Pg, SqlTypeOf<Wish>>,
) -> Result<u64, CatalogError> {
    let made = diesel::insert_into(job::table)
        .values(wishes)
        .into_columns((job::kind, job::library_id, job::media_id, job::priority))
        .on_conflict((job::media_id, job::kind))
        .do_update()
        .set(job::again.eq(true));
    // The condition of the update.
    let made = diesel::query_dsl::methods::FilterDsl::filter(made, job::state.eq("running").and(job::again.eq(false)));
    Ok(made.execute(connection).await? as u64)
}
