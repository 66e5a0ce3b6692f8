//! What became of files that were sent.

use serde::{Deserialize, Serialize};

use super::{IndexState, MediaId};
use crate::ErrorCode;

/// The outcome of one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct UploadOutcome {
    /// The file name as it was sent.
    pub name: String,
    /// The picture's id, where the file was accepted.
    pub image_id: Option<MediaId>,
    /// Where the original is.
    pub image_url: Option<String>,
    /// Where the thumbnail is.
    pub thumb_url: Option<String>,
    /// How far the indexer is with it, where the file was accepted.
    pub status: Option<IndexState>,
    /// Whether the same bytes were there already.
    pub duplicate: bool,
    /// One sentence.
    pub message: String,
    /// Why the file was rejected, where it was.
    #[cfg_attr(feature = "ssr", schema(value_type = Option<String>))]
    pub code: Option<ErrorCode>,
}

/// The outcomes of several files, in the order in which they came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Uploads {
    /// One outcome a file.
    pub images: Vec<UploadOutcome>,
}
