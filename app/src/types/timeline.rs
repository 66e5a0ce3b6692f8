//! The library in the order in which it was taken.

use serde::{Deserialize, Serialize};

use super::Tile;

/// A month in which pictures were taken, or came where their files do not say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Month {
    /// The month as `2026-11`.
    pub month: String,
    /// How many pictures are of it; never none.
    pub pictures: u64,
}

/// A part of the timeline, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelinePart {
    /// All months of the library, the newest first; empty where they were not asked for.
    pub months: Vec<Month>,
    /// The pictures of this part.
    pub images: Vec<Tile>,
}
