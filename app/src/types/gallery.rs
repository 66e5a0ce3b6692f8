//! Browsing and deleting.

use serde::{Deserialize, Serialize};

use super::{MediaId, Tile};

/// One page of the library, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct GalleryPage {
    /// The pictures of this page.
    pub images: Vec<Tile>,
    /// The page, from 1.
    pub page: u32,
    /// How many pictures a page holds.
    pub page_size: u32,
    /// How many pictures the library holds.
    pub total: u64,
}

impl GalleryPage {
    /// Whether another page follows.
    pub fn has_next(&self) -> bool {
        u64::from(self.page) * u64::from(self.page_size) < self.total
    }
}

/// What became of a request to delete.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct DeleteOutcome {
    /// Pictures that are gone now.
    pub deleted: Vec<MediaId>,
    /// Ids that named nothing.
    pub missing: Vec<MediaId>,
}
