//! What the local views of pictures are made of.

use serde::{Deserialize, Serialize};

/// What the local views of pictures are made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LocalViews {
    /// Of crops, which are encoded after the whole picture.
    #[default]
    Crops,
    /// Of what the encoding of the whole picture left of each part.
    Pooled,
    /// There are none.
    Off,
}

impl LocalViews {
    /// The one of this name.
    pub(super) fn named(text: &str) -> Option<Self> {
        match text.to_ascii_lowercase().as_str() {
            "crops" => Some(Self::Crops),
            "pooled" => Some(Self::Pooled),
            "off" => Some(Self::Off),
            _ => None,
        }
    }
}
