//! Asking and being answered.

use serde::{Deserialize, Serialize};

use super::{MediaId, PageRequest, QueryImageId, Tile};

/// What to look for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Query {
    /// Words that describe it.
    Text(String),
    /// A picture of the library.
    Similar(MediaId),
    /// A picture that was sent to search by.
    Image(QueryImageId),
}

/// A search with the page that is wanted of its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchRequest {
    /// What to look for.
    pub query: Query,
    /// Which part of the answer.
    pub page: PageRequest,
}

/// One picture that was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Hit {
    /// The picture.
    #[serde(flatten)]
    pub tile: Tile,
    /// What it was ranked by: for words the similarity (cosine, -1 to 1), for pictures `100 · max(cos, 0)` per cent.
    pub score: f32,
    /// For words, how sure the model is that the picture shows them, from 0 to 1.
    pub confidence: Option<f32>,
    /// Cosine with the whole picture, -1 to 1.
    pub global_score: f32,
    /// Cosine with the best of its local views, -1 to 1, where the search looked at them.
    pub local_score: Option<f32>,
}

/// One page of an answer, best first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct SearchPage {
    /// The words, or the id of the picture that was searched by.
    pub query: String,
    /// The pictures of this page.
    pub results: Vec<Hit>,
    /// The page, from 1.
    pub page: u32,
    /// How many pictures a page holds.
    pub page_size: u32,
    /// How many pictures can be paged through.
    pub total: u64,
    /// How long the server took, in milliseconds.
    pub took_ms: f64,
}

impl SearchPage {
    /// Whether another page follows.
    pub fn has_next(&self) -> bool {
        u64::from(self.page) * u64::from(self.page_size) < self.total
    }
}
