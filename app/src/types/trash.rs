//! What was deleted and can be brought back.

use serde::{Deserialize, Serialize};

use super::{GalleryPage, MediaId};

/// One page of the trash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trash {
    /// What lies there, what was deleted last first.
    pub pictures: GalleryPage,
    /// How many days it stays there; with 0 it goes within the hour.
    pub days: u32,
}

/// What became of a request to move pictures to the trash.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Trashed {
    /// Pictures that are in the trash now.
    pub moved: Vec<MediaId>,
    /// Ids that named nothing in the library.
    pub missing: Vec<MediaId>,
    /// A name for what was moved at once, by which that can be undone; none where nothing was moved.
    pub batch: Option<String>,
}

/// What became of a request to take pictures back out of the trash.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Restored {
    /// Pictures that are back in the library.
    pub restored: Vec<MediaId>,
    /// Ids that named nothing in the trash, or a picture whose bytes the library has again under another id.
    pub missing: Vec<MediaId>,
}
