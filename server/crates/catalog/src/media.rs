//! One stored picture and how far its indexing is.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::{Queryable, QueryableByName, Selectable, pg::Pg};
use uuid::Uuid;

use crate::{
    colour::{Colour, Colours},
    schema::media,
};

/// One stored picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Media {
    /// A UUIDv7.
    pub id: Uuid,
    /// The library that owns it.
    pub library_id: Uuid,
    /// BLAKE3 of its bytes, which addresses its files.
    pub blake3: [u8; 32],
    /// The original file name; text, never a path.
    pub name: String,
    /// The MIME type, by content.
    pub media_type: String,
    /// The size of the original in bytes.
    pub bytes: u64,
    /// Pixels across, as shown.
    pub width: u32,
    /// Pixels down, as shown.
    pub height: u32,
    /// When it was taken, by the camera's clock.
    pub taken_at: Option<NaiveDateTime>,
    /// When it came in.
    pub uploaded_at: DateTime<Utc>,
    /// Its dominant colours, largest share first.
    pub colours: Vec<Colour>,
    /// Where it was taken, in words; may be empty.
    pub place: String,
    /// What people tagged it with.
    pub tags: Vec<String>,
    /// What people wrote about it; may be empty.
    pub description: String,
    /// How far the global view is, for the model that was asked about.
    pub state: State,
    /// Whether the local views of that model are in the index too.
    pub refined: bool,
    /// Why indexing failed, where `state` is [`State::Failed`].
    pub failure: Option<String>,
}

/// How far the indexing of a picture is. It is derived from its row and its `embed` job, never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Waiting for its turn, or for another try.
    Queued,
    /// Being encoded now.
    Indexing,
    /// Searchable.
    Ready,
    /// Given up, until somebody asks for another try.
    Failed,
}

/// The row of a picture.
#[derive(Queryable, QueryableByName, Selectable)]
#[diesel(table_name = media, check_for_backend(Pg))]
pub(crate) struct MediaRow {
    id: Uuid,
    library_id: Uuid,
    blake3: Vec<u8>,
    name: String,
    media_type: String,
    bytes: i64,
    width: i32,
    height: i32,
    taken_at: Option<NaiveDateTime>,
    uploaded_at: DateTime<Utc>,
    colours: Colours,
    place: String,
    tags: Vec<String>,
    description: String,
    embedded_model: Option<String>,
    local_model: Option<String>,
}

impl MediaRow {
    /// Joins the row with the state and reason of its `embed` job, if there is one.
    pub(crate) fn with_job(self, model: &str, job: Option<String>, reason: Option<String>) -> Media {
        let state = match job.as_deref() {
            Some("running") => State::Indexing,
            Some("failed") => State::Failed,
            Some(_) => State::Queued,
            None if self.embedded_model.as_deref() == Some(model) => State::Ready,
            // Another model's vectors, or none: `enqueue_missing` will find it.
            None => State::Queued,
        };
        Media {
            id: self.id,
            library_id: self.library_id,
            blake3: hash_from(self.blake3),
            name: self.name,
            media_type: self.media_type,
            bytes: self.bytes.unsigned_abs(),
            width: self.width.unsigned_abs(),
            height: self.height.unsigned_abs(),
            taken_at: self.taken_at,
            uploaded_at: self.uploaded_at,
            colours: self.colours.0,
            place: self.place,
            tags: self.tags,
            description: self.description,
            state,
            refined: self.local_model.as_deref() == Some(model),
            failure: reason.filter(|_| state == State::Failed),
        }
    }
}

/// The column as what it is.
pub(crate) fn hash_from(column: Vec<u8>) -> [u8; 32] {
    column.try_into().expect("the table checks that a hash has 32 bytes")
}
