//! What models say about pictures.

use serde::{Deserialize, Serialize};

use super::{FailedMedia, MediaId};

/// What a model says about a picture, or what somebody made of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Caption {
    /// `short` or `enhanced`.
    pub kind: CaptionKind,
    /// What it says; only ever text.
    pub text: String,
    /// The model.
    pub model: String,
    /// The version of the question.
    #[cfg(feature = "ssr")]
    pub version: i32,
    /// When it was made (RFC 3339, UTC).
    #[cfg(feature = "ssr")]
    pub made_at: String,
    /// Whether somebody put it in other words, which no model replaces.
    pub edited: bool,
    /// Whether the model that is here, or a newer version of the question, would make another.
    pub outdated: bool,
}

/// How much a caption says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CaptionKind {
    /// A sentence.
    Short,
    /// Objects, people, colours, place, mood and text.
    Enhanced,
}

impl CaptionKind {
    /// As forms write it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::Enhanced => "enhanced",
        }
    }
}

/// A caption in other words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CaptionEdit {
    /// The words; without any the caption is removed.
    pub text: String,
}

/// Which pictures are to be described.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DescribeRequest {
    /// Their ids, at most 1,000; all pictures where there are none.
    #[serde(default)]
    pub image_ids: Vec<String>,
    /// Whether they get an enhanced caption instead of a short one.
    #[serde(default)]
    pub enhanced: bool,
    /// Which of them: where it is left out, those that have none, and of pictures that are named also those with an outdated
    /// one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub which: Option<Undescribed>,
}

/// Which pictures are to be described.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Undescribed {
    /// Those without a caption.
    Missing,
    /// Those whose caption is of another model, or of an older version of the question.
    Outdated,
    /// Both.
    All,
}

/// What became of a request to describe pictures.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct DescribeOutcome {
    /// Pictures that will be described.
    pub queued: u64,
    /// Pictures that are described or queued already.
    pub skipped: u64,
    /// Ids that named nothing in the library.
    pub missing: Vec<MediaId>,
}

/// How far the describing of a library is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Describing {
    /// The model that describes pictures, where one is here.
    pub model: Option<String>,
    /// All pictures.
    #[cfg(feature = "ssr")]
    pub pictures: u64,
    /// Those with a short caption.
    pub described: u64,
    /// Those with an enhanced one.
    pub enhanced: u64,
    /// Captions of another model, or of an older version of the question.
    #[cfg(feature = "ssr")]
    pub outdated: u64,
    /// Captions that wait to be made.
    pub queued: u64,
    /// Captions that are being made.
    pub running: u64,
    /// Captions that were given up.
    pub failed: u64,
    /// The newest pictures of these, at most 50.
    pub failures: Vec<FailedMedia>,
}

/// What to do about the descriptions of all pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DescribingChange {
    /// Make those that are missing.
    Describe,
    /// Make those in detail that are missing.
    Detail,
    /// Make none of those that wait.
    Stop,
}

impl DescribingChange {
    /// As forms write it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Describe => "describe",
            Self::Detail => "detail",
            Self::Stop => "stop",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_write_what_is_read() {
        for kind in [CaptionKind::Short, CaptionKind::Enhanced] {
            assert_eq!(serde_json::json!(kind), kind.key());
        }
        for change in [DescribingChange::Describe, DescribingChange::Detail, DescribingChange::Stop] {
            assert_eq!(serde_json::json!(change), change.key());
        }
    }
}
