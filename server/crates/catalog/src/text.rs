//! Text on its way into the database.

/// The text with NUL, which Postgres cannot store, as U+FFFD.
pub(crate) fn storable(text: &str) -> String {
    text.replace('\0', "\u{FFFD}")
}
