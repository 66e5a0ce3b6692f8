//! Who waits for an embedding.

/// The urgency of a request; an earlier lane overtakes a later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lane {
    /// Somebody waits for a search. A full lane refuses.
    Query,
    /// A new picture waits to become searchable. A full lane makes the caller wait.
    Index,
    /// Work that improves what is searchable already. A full lane makes the caller wait.
    Background,
}

/// How many lanes there are.
pub(crate) const LANES: usize = 3;
