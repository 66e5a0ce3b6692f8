//! What the reader of a query wants to say about it.

/// A piece of a query that was not taken as somebody probably meant it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The piece, as it was written.
    pub written: String,
    /// One sentence that says what would have worked.
    pub advice: String,
}
