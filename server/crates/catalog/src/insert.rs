//! A new picture's row.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::{ExpressionMethods, Insertable, OptionalExtension, QueryDsl, sql_types::BigInt};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::{
    colour::{Colour, Colours},
    error::CatalogError,
    schema::media,
    text::storable,
    vocabulary::learn,
};

/// How often an insert is tried when the picture that is in the way disappears before it can be named.
const TRIES: usize = 5;

/// What is known of a picture when it arrives.
#[derive(Debug, Clone, PartialEq)]
pub struct NewMedia {
    /// A fresh UUIDv7.
    pub id: Uuid,
    /// The library that will own it.
    pub library_id: Uuid,
    /// BLAKE3 of its bytes.
    pub blake3: [u8; 32],
    /// The original file name. NUL, which Postgres cannot store, becomes U+FFFD.
    pub name: String,
    /// The MIME type, by content.
    pub media_type: String,
    /// The size of the original in bytes.
    pub bytes: u64,
    /// Pixels across, as shown; at least 1.
    pub width: u32,
    /// Pixels down, as shown; at least 1.
    pub height: u32,
    /// When it was taken, by the camera's clock.
    pub taken_at: Option<NaiveDateTime>,
    /// When it came in; Postgres keeps microseconds.
    pub uploaded_at: DateTime<Utc>,
    /// Its dominant colours, largest share first.
    pub colours: Vec<Colour>,
    /// Where it was taken, in words; may be empty.
    pub place: String,
}

/// What became of an insert.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inserted {
    /// There is a new row.
    New,
    /// The library has these bytes already, under this id; nothing changed.
    Duplicate(Uuid),
}

#[derive(Insertable)]
#[diesel(table_name = media)]
struct Row<'a> {
    id: Uuid,
    library_id: Uuid,
    blake3: &'a [u8],
    name: String,
    media_type: &'a str,
    bytes: i64,
    width: i32,
    height: i32,
    taken_at: Option<NaiveDateTime>,
    uploaded_at: DateTime<Utc>,
    colours: Colours,
    place: String,
}

/// Inserts a row, or names the picture of the same library that has the same bytes. Of any number of callers at once
/// exactly one gets [`Inserted::New`]; the others wait until its transaction ends.
///
/// # Errors
/// When the library does not exist, a fact is out of range, or the database is away.
pub async fn insert_media(connection: &mut AsyncPgConnection, new: &NewMedia) -> Result<Inserted, CatalogError> {
    for _ in 0..TRIES {
        let inserted = diesel::insert_into(media::table)
            .values(row(new))
            .on_conflict((media::library_id, media::blake3))
            .do_nothing()
            .execute(connection)
            .await?;
        if inserted == 1 {
            learn(connection, new.id).await?;
            return Ok(Inserted::New);
        }
        let existing = media::table
            .filter(media::library_id.eq(new.library_id))
            .filter(media::blake3.eq(new.blake3.as_slice()))
            .select(media::id)
            .first(connection)
            .await
            .optional()?;
        if let Some(id) = existing {
            return Ok(Inserted::Duplicate(id));
        }
    }
    Err(CatalogError::Contended)
}

/// Until the end of the transaction, keeps others that call this for the same bytes waiting. Whoever stores or removes
/// the files of a hash takes it first: else a picture that comes back while its old files are being removed loses them.
///
/// # Errors
/// When the lock cannot be had within the statement timeout, or the database is away.
pub async fn lock_hash(connection: &mut AsyncPgConnection, hash: &[u8; 32]) -> Result<(), CatalogError> {
    let [a, b, c, d, e, f, g, h, ..] = *hash;
    diesel::sql_query("SELECT pg_advisory_xact_lock($1)")
        .bind::<BigInt, _>(i64::from_be_bytes([a, b, c, d, e, f, g, h]))
        .execute(connection)
        .await?;
    Ok(())
}

fn row(new: &NewMedia) -> Row<'_> {
    Row {
        id: new.id,
        library_id: new.library_id,
        blake3: &new.blake3,
        name: storable(&new.name),
        media_type: &new.media_type,
        // No format can say more than these: what does not fit is refused long before.
        bytes: i64::try_from(new.bytes).unwrap_or(i64::MAX),
        width: i32::try_from(new.width).unwrap_or(i32::MAX),
        height: i32::try_from(new.height).unwrap_or(i32::MAX),
        taken_at: new.taken_at,
        uploaded_at: new.uploaded_at,
        colours: Colours(new.colours.clone()),
        place: storable(&new.place),
    }
}
