//! One picture, as a tile and in full.

use serde::{Deserialize, Serialize};

use super::{Caption, MediaId};

/// How far the indexer is with a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum IndexState {
    /// Waiting for a worker.
    Queued,
    /// A worker has it.
    Indexing,
    /// Searchable.
    Ready,
    /// Given up, with a reason; can be tried again.
    Failed,
}

/// What a grid needs to show a picture without layout shift.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Tile {
    /// Its id.
    pub image_id: MediaId,
    /// The file name it came with; only ever text.
    pub name: String,
    /// Where the original is.
    pub image_url: String,
    /// Where the small thumbnail is.
    pub thumb_url: String,
    /// Width in pixels, upright.
    pub width: u32,
    /// Height in pixels, upright.
    pub height: u32,
    /// How far the indexer is.
    pub status: IndexState,
}

/// One of a picture's dominant colours.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Colour {
    /// `#rrggbb`.
    pub hex: String,
    /// The share of the picture that it covers, from 0 to 1.
    pub share: f32,
}

/// Everything that is known of one picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct MediaDetail {
    /// What the grid shows.
    #[serde(flatten)]
    pub tile: Tile,
    /// Size of the original in bytes.
    pub bytes: u64,
    /// Media type of the original, found by its content, such as `image/jpeg`.
    pub media_type: String,
    /// When it was taken, as its EXIF data says, in the camera's own local time (`2024-05-01T12:30:00`).
    pub taken_at: Option<String>,
    /// The next picture that was taken after it, or came after it.
    pub newer: Option<MediaId>,
    /// The next one before it.
    pub older: Option<MediaId>,
    /// Where it was taken, as its XMP, IPTC or EXIF data says in words; may be empty.
    pub place: String,
    /// When it was uploaded (RFC 3339, UTC).
    pub uploaded_at: String,
    /// Dominant colours, the largest share first.
    pub colours: Vec<Colour>,
    /// What people call it.
    pub tags: Vec<String>,
    /// What people say about it.
    pub description: String,
    /// What models say about it, or what people made of that.
    pub captions: Vec<Caption>,
    /// Whether a model is to describe it, or does.
    pub describing: bool,
    /// Whether there is a model that could.
    pub describer: bool,
    /// BLAKE3 of the original's bytes in hexadecimal digits.
    pub blake3: String,
    /// Where the large thumbnail is.
    pub preview_url: String,
    /// Whether the five local views are indexed too.
    pub local_views: bool,
    /// Why indexing failed, where it did.
    pub failure: Option<String>,
}

/// What is to be changed of what people wrote about a picture.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MediaEdit {
    /// All of its tags; those that are there where none are named.
    #[serde(default)]
    pub tags: Option<Vec<String>>,
    /// Its description; the one that is there where none is given.
    #[serde(default)]
    pub description: Option<String>,
}
