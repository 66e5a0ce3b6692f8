//! Words: how they are spelt and how they go on.

use serde::{Deserialize, Serialize};

/// What a query may have meant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Spelling {
    /// The query with the likeliest word for each slip; nothing where there is no slip.
    pub corrected: Option<String>,
    /// Whole queries, likeliest first.
    pub suggestions: Vec<String>,
}

/// A way for what is being typed to go on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Suggestion {
    /// The whole query.
    pub text: String,
    /// Where it is from, such as `vocabulary`.
    pub kind: String,
}
