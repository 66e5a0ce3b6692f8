//! What is done to many pictures at once.

use serde::{Deserialize, Serialize};

/// Most pictures that one request may name.
pub const MOST_AT_ONCE: usize = 1_000;

/// What to do to pictures that were selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// Add tags to them.
    Tag,
    /// Move them to the trash.
    Trash,
    /// Take them back out of it.
    Restore,
    /// Take back out what went into it at once.
    Undo,
    /// Delete them for good.
    Delete,
    /// Delete everything in the trash for good.
    Empty,
    /// Have a model describe them.
    Describe,
    /// Have a model describe them in detail.
    Detail,
}

impl Change {
    /// As forms write it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Tag => "tag",
            Self::Trash => "trash",
            Self::Restore => "restore",
            Self::Undo => "undo",
            Self::Delete => "delete",
            Self::Empty => "empty",
            Self::Describe => "describe",
            Self::Detail => "detail",
        }
    }
}
