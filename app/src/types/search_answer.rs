//! An answer as the search page shows it.

use serde::{Deserialize, Serialize};

use super::SearchPage;

/// What was found, and what the page has to know besides.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SearchAnswer {
    /// One page of pictures.
    pub found: SearchPage,
    /// Whether the search is saved.
    pub saved: bool,
}
