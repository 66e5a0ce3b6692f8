//! One picture as the index knows it.

use serde_json::{Map, Value, json};
use uuid::Uuid;

/// Name of the vector of the whole picture.
pub(crate) const GLOBAL: &str = "global";
/// Name of the multivector of the local views.
pub(crate) const LOCAL: &str = "local";
/// Name of the multivector of what is said about the picture, a sentence each.
pub(crate) const CAPTIONS: &str = "captions";
/// Payload field by which every search is filtered.
pub(crate) const LIBRARY: &str = "library";
/// Payload field of [`Facts::date`].
pub(crate) const DATE: &str = "date";
/// Payload field of [`Facts::side`].
pub(crate) const SIDE: &str = "side";
/// Payload field of [`Facts::bytes`].
pub(crate) const BYTES: &str = "bytes";
/// Payload field of [`Facts::media_type`].
pub(crate) const MEDIA_TYPE: &str = "media_type";
/// Payload field of [`Facts::tags`].
pub(crate) const TAGS: &str = "tags";
/// Payload field of [`Facts::colours`].
pub(crate) const COLOURS: &str = "colours";

/// How a payload field is indexed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Index {
    /// By equal texts, each of which has pictures of its own; the graph has links within each.
    Tenant,
    /// By equal texts.
    Keyword,
    /// By equal numbers.
    Lookup,
    /// By the order of numbers.
    Range,
}

/// Every field with its index. A graph within each value of each field would take longer to build than all the rest,
/// and would not help where two conditions meet, so only libraries have one.
pub(crate) const INDEXES: [(&str, Index); 7] = [
    (LIBRARY, Index::Tenant),
    (DATE, Index::Range),
    (SIDE, Index::Range),
    (BYTES, Index::Range),
    (MEDIA_TYPE, Index::Keyword),
    (TAGS, Index::Keyword),
    (COLOURS, Index::Lookup),
];

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
    /// When the picture was taken, or else uploaded, in unix seconds.
    pub date: i64,
    /// The longer side in pixels.
    pub side: u32,
    /// Size of the file in bytes.
    pub bytes: u64,
    /// Type of the content, such as `image/jpeg`.
    pub media_type: String,
    /// Its tags, as they are compared.
    pub tags: Vec<String>,
    /// Codes of its dominant colours, of the caller's own making.
    pub colours: Vec<u16>,
}

impl Facts {
    /// The payload as stored: the library beside the facts.
    pub(crate) fn payload(self, library: Uuid) -> Map<String, Value> {
        let Self { date, side, bytes, media_type, tags, colours } = self;
        let fields = [
            (LIBRARY, json!(library)),
            (DATE, json!(date)),
            (SIDE, json!(side)),
            (BYTES, json!(bytes)),
            (MEDIA_TYPE, json!(media_type)),
            (TAGS, json!(tags)),
            (COLOURS, json!(colours)),
        ];
        fields.into_iter().map(|(field, value)| (field.to_owned(), value)).collect()
    }
}
