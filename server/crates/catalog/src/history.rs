//! What was searched for, and which of it was saved.

use chrono::{DateTime, Utc};
use diesel::{
    ExpressionMethods, Insertable, OptionalExtension, QueryDsl, Queryable, Selectable, SelectableHelper,
    dsl::{Eq, Filter},
    pg::Pg,
};
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::{
    catalog::Catalog,
    error::CatalogError,
    read::bounded,
    schema::{library, past_search},
    text::storable,
};

/// A search that was made.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = past_search, check_for_backend(Pg))]
pub struct PastSearch {
    /// A UUIDv7.
    pub id: Uuid,
    /// The address of its answer.
    pub address: String,
    /// What was asked for, as it is shown.
    pub words: String,
    /// When that was, the last time.
    pub searched_at: DateTime<Utc>,
    /// Since when it is saved.
    pub saved_at: Option<DateTime<Utc>>,
}

/// A search to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSearch {
    /// The address of its answer, at most 2,000 bytes.
    pub address: String,
    /// What was asked for, as it is shown.
    pub words: String,
    /// When.
    pub at: DateTime<Utc>,
}

#[derive(Insertable)]
#[diesel(table_name = past_search)]
struct NewRow {
    id: Uuid,
    library_id: Uuid,
    address: String,
    words: String,
    searched_at: DateTime<Utc>,
    saved_at: Option<DateTime<Utc>>,
}

impl NewRow {
    fn of(library: Uuid, search: &NewSearch, saved_at: Option<DateTime<Utc>>) -> Self {
        Self {
            id: Uuid::now_v7(),
            library_id: library,
            address: storable(&search.address),
            words: storable(&search.words),
            searched_at: search.at,
            saved_at,
        }
    }
}

impl Catalog {
    /// What was searched for in a library, the latest first.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn past_searches(&self, library: Uuid) -> Result<Vec<PastSearch>, CatalogError> {
        let latest = past_search::table
            .filter(past_search::library_id.eq(library))
            .order((past_search::searched_at.desc(), past_search::id.desc()))
            .select(PastSearch::as_select());
        Ok(latest.load(&mut self.connection().await?).await?)
    }

    /// One of them, if the library has it.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn past_search(&self, library: Uuid, id: Uuid) -> Result<Option<PastSearch>, CatalogError> {
        let found = past_search::table
            .filter(past_search::library_id.eq(library))
            .filter(past_search::id.eq(id))
            .select(PastSearch::as_select());
        Ok(found.first(&mut self.connection().await?).await.optional()?)
    }

    /// Whether the search with this address is saved.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn is_saved(&self, library: Uuid, address: &str) -> Result<bool, CatalogError> {
        let saved = with_address(library, address).filter(past_search::saved_at.is_not_null());
        Ok(diesel::select(diesel::dsl::exists(saved)).get_result(&mut self.connection().await?).await?)
    }

    /// Notes that something was searched for. Where the address that it was `asked_as` is known, that is meant; else it is
    /// noted under its own. Of those that are not saved, only the latest `most` stay.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn note_search(
        &self,
        library: Uuid,
        search: &NewSearch,
        asked_as: &str,
        most: u64,
    ) -> Result<(), CatalogError> {
        let mut connection = self.connection().await?;
        connection
            .transaction::<_, CatalogError, _>(async |connection| {
                lock(connection, library).await?;
                let known = diesel::update(with_address(library, asked_as))
                    .set(past_search::searched_at.eq(search.at))
                    .execute(connection)
                    .await?;
                if known == 0 {
                    diesel::insert_into(past_search::table)
                        .values(NewRow::of(library, search, None))
                        .on_conflict((past_search::library_id, past_search::address))
                        .do_update()
                        .set(past_search::searched_at.eq(search.at))
                        .execute(connection)
                        .await?;
                }
                trim(connection, library, most).await
            })
            .await
    }

    /// Saves a search, be it known or not, unless `most` others are saved already; answers whether it is saved now.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn save_search(&self, library: Uuid, search: &NewSearch, most: u64) -> Result<bool, CatalogError> {
        let mut connection = self.connection().await?;
        connection
            .transaction::<_, CatalogError, _>(async |connection| {
                lock(connection, library).await?;
                let others: i64 = past_search::table
                    .filter(past_search::library_id.eq(library))
                    .filter(past_search::saved_at.is_not_null())
                    .filter(past_search::address.ne(storable(&search.address)))
                    .count()
                    .get_result(connection)
                    .await?;
                if others >= bounded(most) {
                    return Ok(false);
                }
                diesel::insert_into(past_search::table)
                    .values(NewRow::of(library, search, Some(search.at)))
                    .on_conflict((past_search::library_id, past_search::address))
                    .do_update()
                    .set(past_search::saved_at.eq(search.at))
                    .execute(connection)
                    .await?;
                Ok(true)
            })
            .await
    }

    /// Saves a search no longer. Of those that are not saved, only the latest `most` stay.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn unsave_search(&self, library: Uuid, address: &str, most: u64) -> Result<(), CatalogError> {
        let mut connection = self.connection().await?;
        connection
            .transaction::<_, CatalogError, _>(async |connection| {
                lock(connection, library).await?;
                diesel::update(with_address(library, address))
                    .set(past_search::saved_at.eq(None::<DateTime<Utc>>))
                    .execute(connection)
                    .await?;
                trim(connection, library, most).await
            })
            .await
    }

    /// Forgets one search, saved or not; answers whether the library had it.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn forget_search(&self, library: Uuid, id: Uuid) -> Result<bool, CatalogError> {
        let doomed = past_search::table.filter(past_search::library_id.eq(library)).filter(past_search::id.eq(id));
        Ok(diesel::delete(doomed).execute(&mut self.connection().await?).await? == 1)
    }

    /// Forgets all searches of a library that are not saved; answers how many.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn forget_searches(&self, library: Uuid) -> Result<u64, CatalogError> {
        let doomed =
            past_search::table.filter(past_search::library_id.eq(library)).filter(past_search::saved_at.is_null());
        Ok(diesel::delete(doomed).execute(&mut self.connection().await?).await? as u64)
    }
}

type WithAddress =
    Filter<Filter<past_search::table, Eq<past_search::library_id, Uuid>>, Eq<past_search::address, String>>;

/// The search of a library that has this address.
fn with_address(library: Uuid, address: &str) -> WithAddress {
    past_search::table.filter(past_search::library_id.eq(library)).filter(past_search::address.eq(storable(address)))
}

/// Has the history of a library to itself until the transaction ends. Others may add pictures to the library meanwhile.
async fn lock(connection: &mut AsyncPgConnection, library: Uuid) -> Result<(), CatalogError> {
    let its_row = library::table.filter(library::id.eq(library)).select(library::id).for_no_key_update();
    let _: Vec<Uuid> = its_row.load(connection).await?;
    Ok(())
}

/// Removes all but the latest `most` of those that are not saved.
async fn trim(connection: &mut AsyncPgConnection, library: Uuid, most: u64) -> Result<(), CatalogError> {
    let surplus: Vec<Uuid> = past_search::table
        .filter(past_search::library_id.eq(library))
        .filter(past_search::saved_at.is_null())
        .order((past_search::searched_at.desc(), past_search::id.desc()))
        .offset(bounded(most))
        .select(past_search::id)
        .load(connection)
        .await?;
    if !surplus.is_empty() {
        diesel::delete(past_search::table.filter(past_search::id.eq_any(&surplus))).execute(connection).await?;
    }
    Ok(())
}
