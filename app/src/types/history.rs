//! What was searched for, to be searched for again.

use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::PastSearchId;

/// A search that was made. Browsers lead to it, and do without the rest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct PastSearch {
    /// Its id.
    #[cfg(feature = "ssr")]
    pub id: PastSearchId,
    /// What was asked for, filters included.
    pub words: String,
    /// The address of its answer, with the order of the results.
    #[cfg_attr(feature = "ssr", schema(example = "/?q=a%20cat&sort=newest"))]
    pub address: String,
    /// When that was, the last time (RFC 3339, UTC).
    #[cfg(feature = "ssr")]
    pub searched_at: String,
    /// Whether it is saved.
    #[cfg(feature = "ssr")]
    pub saved: bool,
}

/// What was searched for in a library.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct PastSearches {
    /// What was saved, the last one first.
    pub saved: Vec<PastSearch>,
    /// What was searched for lately and is not saved, the last one first.
    pub recent: Vec<PastSearch>,
}

impl PastSearches {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.saved.is_empty() && self.recent.is_empty()
    }

    /// Those that a page shows: everything that was saved, and the last of the others.
    #[cfg(feature = "ssr")]
    #[must_use]
    pub fn shown(mut self) -> Self {
        /// So many are read at a glance.
        const RECENT: usize = 8;

        self.recent.truncate(RECENT);
        self
    }
}

/// What to do with past searches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HistoryChange {
    /// Save one.
    Save,
    /// Save it no longer.
    Unsave,
    /// Forget one.
    ForgetOne,
    /// Forget all that are not saved.
    ForgetAll,
}

impl HistoryChange {
    /// As forms write it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Save => "save",
            Self::Unsave => "unsave",
            Self::ForgetOne => "forget_one",
            Self::ForgetAll => "forget_all",
        }
    }
}
