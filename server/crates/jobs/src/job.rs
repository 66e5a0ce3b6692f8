//! A wish for work, and the work once it is claimed.

use diesel::QueryableByName;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::schema::job;

/// A wish for work. There is at most one job of a kind for a media.
#[derive(Debug, Clone, PartialEq)]
pub struct NewJob {
    /// What to do; a worker claims the kinds it knows.
    pub kind: String,
    /// The library it belongs to.
    pub library_id: Uuid,
    /// What it is about. Without one, the job is never joined with another.
    pub media_id: Option<Uuid>,
    /// What else the runner needs, as a JSON object.
    pub payload: Value,
    /// Higher goes first; 0 is normal.
    pub priority: i16,
}

impl NewJob {
    /// A job about one media, with an empty payload and normal priority.
    pub fn new(kind: impl Into<String>, library_id: Uuid, media_id: Uuid) -> Self {
        Self { kind: kind.into(), library_id, media_id: Some(media_id), payload: json!({}), priority: 0 }
    }

    /// The same with a payload.
    #[must_use]
    pub fn with_payload(self, payload: Value) -> Self {
        Self { payload, ..self }
    }

    /// The same with another priority.
    #[must_use]
    pub fn with_priority(self, priority: i16) -> Self {
        Self { priority, ..self }
    }
}

/// Work that this process has claimed, until its lease ends.
#[derive(Debug, Clone, PartialEq, QueryableByName)]
#[diesel(table_name = job, check_for_backend(diesel::pg::Pg))]
pub struct Job {
    /// The row.
    pub id: i64,
    /// What to do.
    pub kind: String,
    /// The library it belongs to.
    pub library_id: Uuid,
    /// What it is about.
    pub media_id: Option<Uuid>,
    /// What else the runner needs.
    pub payload: Value,
    /// Higher went first.
    pub priority: i16,
    /// Runs begun, this one included.
    pub attempts: i32,
    /// The number of this claim: whoever answers with an older one has lost the job.
    pub(crate) claim: i64,
}
