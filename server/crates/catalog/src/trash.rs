//! What was deleted and can be brought back. The trash of a library is a library of its own, where nothing looks that asks by
//! library.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use diesel::{
    ExpressionMethods, OptionalExtension, QueryDsl, QueryableByName, SelectableHelper,
    result::{DatabaseErrorKind, Error as QueryError},
    sql_types::{BigInt, Nullable, Timestamptz, Uuid as SqlUuid},
};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::{
    catalog::Catalog,
    delete::{Deleted, drop_jobs, remove},
    embed::WithoutVectors,
    error::CatalogError,
    media::{Media, MediaRow},
    read::bounded,
    schema::{library, media},
};

/// What went into the trash.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trashed {
    /// Pictures that are in the trash now.
    pub moved: Vec<Uuid>,
    /// Pictures of the same bytes that lay there before, and are gone.
    pub replaced: Vec<Deleted>,
}

/// What came out of the trash.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Restored {
    /// Pictures that are back in their library.
    pub restored: Vec<Uuid>,
    /// Pictures whose bytes the library had again under another id, and which are gone.
    pub replaced: Vec<Deleted>,
}

/// An id and the hash of the bytes.
type Hashed = (Uuid, Vec<u8>);

/// Puts those of `ids` that the library has into its trash, under one time by which they can be taken out again together, and
/// removes every job for them that is not running. They keep what is known of them, but not that they have vectors. Call it
/// in a transaction, and enqueue what is to be cleaned up after it.
///
/// # Errors
/// When the database is away.
pub async fn trash_media(
    connection: &mut AsyncPgConnection,
    library: Uuid,
    ids: &[Uuid],
    at: DateTime<Utc>,
) -> Result<Trashed, CatalogError> {
    let found = lock(connection, library, ids).await?;
    if found.is_empty() {
        return Ok(Trashed::default());
    }
    let (moved, hashes): (Vec<Uuid>, Vec<Vec<u8>>) = found.into_iter().unzip();
    let trash = trash_for(connection, library).await?;
    // What was deleted before and then came again: what people wrote last is kept.
    let older = ids_of(&same_bytes(connection, trash, &hashes).await?);
    let replaced = remove(connection, &older).await?;
    drop_jobs(connection, &moved).await?;
    diesel::update(media::table.filter(media::id.eq_any(&moved)))
        .set((media::library_id.eq(trash), media::deleted_at.eq(at), WithoutVectors::default()))
        .execute(connection)
        .await?;
    Ok(Trashed { moved, replaced })
}

/// Takes those of `ids` that are in the trash of the library back into it, and removes every job for them that is not
/// running. One whose bytes the library has again is removed instead: the other one is what people see since. Call it in a
/// transaction, and enqueue what makes them searchable and what is to be cleaned up.
///
/// # Errors
/// [`CatalogError::Contended`] when the same bytes are being added meanwhile, or when the database is away.
pub async fn restore_media(
    connection: &mut AsyncPgConnection,
    library: Uuid,
    ids: &[Uuid],
) -> Result<Restored, CatalogError> {
    let Some(trash) = trash_of(connection, library).await? else { return Ok(Restored::default()) };
    let found = lock(connection, trash, ids).await?;
    let hashes: Vec<Vec<u8>> = found.iter().map(|(_, hash)| hash.clone()).collect();
    let there: HashSet<Vec<u8>> =
        same_bytes(connection, library, &hashes).await?.into_iter().map(|(_, hash)| hash).collect();
    let (again, alone): (Vec<Hashed>, Vec<Hashed>) = found.into_iter().partition(|(_, hash)| there.contains(hash));
    let replaced = remove(connection, &ids_of(&again)).await?;
    let restored = ids_of(&alone);
    drop_jobs(connection, &restored).await?;
    diesel::update(media::table.filter(media::id.eq_any(&restored)))
        .set((media::library_id.eq(library), media::deleted_at.eq(None::<DateTime<Utc>>)))
        .execute(connection)
        .await
        .map_err(contended)?;
    Ok(Restored { restored, replaced })
}

/// Up to `limit` pictures in the trash, each with the library that it is from, those first that lie there longest: of one
/// library or of all, and put there before a time or whenever. Until the end of the transaction nobody else can take them out,
/// and what somebody else is at is left out.
///
/// # Errors
/// When the database is away.
pub async fn lock_trash(
    connection: &mut AsyncPgConnection,
    library: Option<Uuid>,
    before: Option<DateTime<Utc>>,
    limit: u64,
) -> Result<Vec<(Uuid, Uuid)>, CatalogError> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = SqlUuid)]
        library: Uuid,
        #[diesel(sql_type = SqlUuid)]
        id: Uuid,
    }
    let rows: Vec<Row> = diesel::sql_query(include_str!("lock_trash.sql"))
        .bind::<Nullable<SqlUuid>, _>(library)
        .bind::<Nullable<Timestamptz>, _>(before)
        .bind::<BigInt, _>(bounded(limit))
        .load(connection)
        .await?;
    Ok(rows.into_iter().map(|row| (row.library, row.id)).collect())
}

impl Catalog {
    /// Up to `limit` pictures in the trash of a library from `offset` on, what was deleted last first, and how many there are
    /// in all. They have no state of their own: each is `Queued`.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn trash_page(&self, library: Uuid, offset: u64, limit: u64) -> Result<(Vec<Media>, u64), CatalogError> {
        let mut connection = self.connection().await?;
        let Some(trash) = trash_of(&mut connection, library).await? else { return Ok((Vec::new(), 0)) };
        let rows: Vec<MediaRow> = media::table
            .filter(media::library_id.eq(trash))
            .filter(media::deleted_at.is_not_null())
            .order((media::deleted_at.desc(), media::id.desc()))
            .limit(bounded(limit))
            .offset(bounded(offset))
            .select(MediaRow::as_select())
            .load(&mut connection)
            .await?;
        let total: i64 = media::table.filter(media::library_id.eq(trash)).count().get_result(&mut connection).await?;
        Ok((rows.into_iter().map(|row| row.with_job("", None, None)).collect(), total.unsigned_abs()))
    }

    /// One picture, if it is in the trash of the library.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn media_in_trash(&self, library: Uuid, model: &str, id: Uuid) -> Result<Option<Media>, CatalogError> {
        let mut connection = self.connection().await?;
        let trash = trash_of(&mut connection, library).await?;
        // Before anything else needs one.
        drop(connection);
        match trash {
            Some(trash) => self.media(trash, model, id).await,
            None => Ok(None),
        }
    }

    /// The pictures in the trash of the library that have any of these bytes, in no particular order.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn ids_by_hashes_in_trash(&self, library: Uuid, hashes: &[[u8; 32]]) -> Result<Vec<Uuid>, CatalogError> {
        let mut connection = self.connection().await?;
        let trash = trash_of(&mut connection, library).await?;
        // Before anything else needs one.
        drop(connection);
        match trash {
            Some(trash) => self.ids_by_hashes(trash, hashes).await,
            None => Ok(Vec::new()),
        }
    }

    /// The pictures in the trash of a library that were put there together, at this time.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn trashed_at(&self, library: Uuid, at: DateTime<Utc>) -> Result<Vec<Uuid>, CatalogError> {
        let mut connection = self.connection().await?;
        let Some(trash) = trash_of(&mut connection, library).await? else { return Ok(Vec::new()) };
        let together = media::table
            .filter(media::library_id.eq(trash))
            .filter(media::deleted_at.eq(at))
            .order(media::id)
            .select(media::id);
        Ok(together.load(&mut connection).await?)
    }
}

/// The trash of a library, if anything was ever put into it.
pub(crate) async fn trash_of(connection: &mut AsyncPgConnection, library: Uuid) -> Result<Option<Uuid>, CatalogError> {
    let its_trash = library::table.filter(library::trash_of.eq(library)).select(library::id);
    Ok(its_trash.first(connection).await.optional()?)
}

/// The trash of a library; made where there is none.
async fn trash_for(connection: &mut AsyncPgConnection, library: Uuid) -> Result<Uuid, CatalogError> {
    if let Some(trash) = trash_of(connection, library).await? {
        return Ok(trash);
    }
    let name = format!("{library} trash");
    diesel::insert_into(library::table)
        .values((library::id.eq(Uuid::now_v7()), library::name.eq(name), library::trash_of.eq(library)))
        .on_conflict_do_nothing()
        .execute(connection)
        .await?;
    // Perhaps that of somebody who was faster.
    trash_of(connection, library).await?.ok_or(CatalogError::Contended)
}

/// Those of `ids` that a library has, locked in one order, so that two who move overlapping sets do not deadlock.
async fn lock(connection: &mut AsyncPgConnection, library: Uuid, ids: &[Uuid]) -> Result<Vec<Hashed>, CatalogError> {
    let found: Vec<Hashed> = media::table
        .filter(media::library_id.eq(library))
        .filter(media::id.eq_any(ids))
        .order(media::id)
        .select((media::id, media::blake3))
        .for_update()
        .load(connection)
        .await?;
    Ok(found)
}

/// The pictures of a library that have any of these hashes.
async fn same_bytes(
    connection: &mut AsyncPgConnection,
    library: Uuid,
    hashes: &[Vec<u8>],
) -> Result<Vec<Hashed>, CatalogError> {
    let same: Vec<Hashed> = media::table
        .filter(media::library_id.eq(library))
        .filter(media::blake3.eq_any(hashes))
        .select((media::id, media::blake3))
        .load(connection)
        .await?;
    Ok(same)
}

fn ids_of(pictures: &[Hashed]) -> Vec<Uuid> {
    pictures.iter().map(|(id, _)| *id).collect()
}

/// A library takes the same bytes once: somebody added them after it was looked for them.
fn contended(error: QueryError) -> CatalogError {
    match error {
        QueryError::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => CatalogError::Contended,
        other => other.into(),
    }
}
