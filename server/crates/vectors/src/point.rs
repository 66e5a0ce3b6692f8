//! One picture as the index knows it.

use serde_json::{Map, Value};
use uuid::Uuid;

/// Name of the vector of the whole picture.
pub(crate) const GLOBAL: &str = "global";
/// Name of the multivector of the local views.
pub(crate) const LOCAL: &str = "local";
/// Payload field by which every search is filtered.
pub(crate) const LIBRARY: &str = "library";

/// A picture's global view, with the library that it belongs to.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Id of the media.
    pub id: Uuid,
    /// Library of the media.
    pub library: Uuid,
    /// Embedding of the global view, as long as the space has dimensions.
    pub global: Vec<f32>,
    /// What filters may ask for.
    pub facts: Facts,
}

/// The payload beside a vector: only what a filter inside a search needs, as Postgres has the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// When the picture was taken, in unix seconds, if it says so.
    pub taken_at: Option<i64>,
    /// When the picture was uploaded, in unix seconds.
    pub uploaded_at: i64,
    /// Width after orientation, in pixels.
    pub width: u32,
    /// Height after orientation, in pixels.
    pub height: u32,
    /// Type of the content, such as `image/jpeg`.
    pub media_type: String,
}

impl Point {
    /// The payload as stored: the library beside the facts, absent facts left out.
    pub(crate) fn payload(&self) -> Map<String, Value> {
        let mut payload = Map::new();
        payload.insert(LIBRARY.into(), self.library.to_string().into());
        if let Some(taken_at) = self.facts.taken_at {
            payload.insert("taken_at".into(), taken_at.into());
        }
        payload.insert("uploaded_at".into(), self.facts.uploaded_at.into());
        payload.insert("width".into(), self.facts.width.into());
        payload.insert("height".into(), self.facts.height.into());
        payload.insert("media_type".into(), self.facts.media_type.clone().into());
        payload
    }
}
