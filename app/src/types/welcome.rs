//! What greets a visitor who has not asked for anything.

use serde::{Deserialize, Serialize};

use super::{PastSearches, Tile};

/// The newest pictures, what was searched for, and how far somebody has come with the library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Welcome {
    /// The pictures that came last.
    pub newest: Vec<Tile>,
    /// How many pictures the library has.
    pub total: u64,
    /// How many of them are of the demo gallery.
    pub demo: u64,
    /// What was searched for before.
    pub searches: PastSearches,
}

impl Welcome {
    /// Whether nobody has put pictures of their own into it.
    pub fn is_first_visit(&self) -> bool {
        self.total <= self.demo
    }
}
