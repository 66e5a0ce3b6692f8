//! What the reader of a query wants to say about it.

use crate::key::Key;

/// A piece of a query that was not taken as somebody probably meant it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The piece, as it was written.
    pub written: String,
    /// What would have worked.
    pub advice: Advice,
}

/// What would have worked; how that is said is up to whoever says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Advice {
    /// A value that this key takes.
    Value(Key),
    /// A weight between -10 and 10 that is not 0, with something to weigh.
    Weight,
    /// No weight, for a filter holds or does not.
    NoWeight,
    /// This piece, whose key is known.
    Known(String),
    /// No more than [`MAX_PARTS`](crate::MAX_PARTS) parts; the piece was left out.
    FewerParts,
}
