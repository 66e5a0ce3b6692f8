//! Searches with less and with more of what they can do.

use app::types::{PageRequest, Query, SearchRequest, Sort, Tuning};

/// As many results as a search can be paged through.
const RESULTS: u32 = 1_000;

/// How much of what it can do a search does; each stage does what those before it do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Compares the words with whole pictures.
    Whole,
    /// And with their local views.
    LocalViews,
    /// Looks for other words for the same.
    Expansion,
    /// Looks for the words in what is known of the pictures. This is what people get.
    Words,
    /// And in what a model says about them.
    Captions,
    /// Compares the query with the sentences of that. This is a deep search.
    Deep,
}

impl Stage {
    /// Those for pictures that no model has described.
    pub const PLAIN: [Self; 4] = [Self::Whole, Self::LocalViews, Self::Expansion, Self::Words];

    /// Those for pictures that a model has described.
    pub const DESCRIBED: [Self; 2] = [Self::Captions, Self::Deep];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Whole => "global only",
            Self::LocalViews => "+ local views",
            Self::Expansion => "+ expansion",
            Self::Words => "+ words",
            Self::Captions => "+ captions",
            Self::Deep => "deep",
        }
    }

    /// The search for a text; whatever the stage does not leave out is done as the settings say.
    pub fn request(self, text: &str) -> SearchRequest {
        let mut tuning = Tuning::default();
        if self == Self::Whole {
            (tuning.global_weight, tuning.local_weight) = (Some(1.0), Some(0.0));
        }
        if matches!(self, Self::Whole | Self::LocalViews | Self::Expansion) {
            (tuning.facts_weight, tuning.keywords_weight) = (Some(0.0), Some(0.0));
        }
        SearchRequest {
            query: Query::Text(text.to_owned()),
            page: PageRequest { page: 1, page_size: RESULTS },
            expand: !matches!(self, Self::Whole | Self::LocalViews),
            explain: false,
            sort: Sort::Relevance,
            tuning,
            deep: self == Self::Deep,
        }
    }
}
