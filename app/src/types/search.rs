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

/// The order of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// The best first, and behind what was found what was not.
    #[default]
    Relevance,
    /// What was found, the newest first.
    Newest,
    /// What was found, the oldest first.
    Oldest,
}

impl Sort {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Relevance, Self::Newest, Self::Oldest];

    /// As addresses write it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Relevance => "relevance",
            Self::Newest => "newest",
            Self::Oldest => "oldest",
        }
    }
}

/// A search with the page that is wanted of its answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SearchRequest {
    /// What to look for.
    pub query: Query,
    /// Which part of the answer.
    pub page: PageRequest,
    /// Whether pictures are found by other words for the same as well.
    pub expand: bool,
    /// Whether each hit says what its score is made of.
    #[serde(default)]
    pub explain: bool,
    /// In which order.
    #[serde(default)]
    pub sort: Sort,
    /// Settings of the server that this one search does without.
    #[serde(default)]
    pub tuning: Tuning,
    /// Whether what models say about the pictures is compared as well.
    #[serde(default)]
    pub deep: bool,
}

/// Settings of one search, in the places of the server's own.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
#[serde(default)]
// Browsers know less of it than servers tell.
#[cfg_attr(feature = "ssr", serde(deny_unknown_fields))]
pub struct Tuning {
    /// `CALIBRATION`: `model` or `temperature`.
    pub calibration: Option<String>,
    /// `TEMPERATURE`, 15 to 35.
    #[cfg(feature = "ssr")]
    #[schema(minimum = 15, maximum = 35)]
    pub temperature: Option<f32>,
    /// `GLOBAL_WEIGHT`, from 0 on.
    #[cfg(feature = "ssr")]
    pub global_weight: Option<f32>,
    /// `LOCAL_WEIGHT`, from 0 on.
    #[cfg(feature = "ssr")]
    pub local_weight: Option<f32>,
    /// `FUSION`: `weighted` or `ranks`.
    #[cfg(feature = "ssr")]
    pub fusion: Option<String>,
    /// `SIMILARITY_WEIGHT`, from 0 on.
    #[cfg(feature = "ssr")]
    pub similarity_weight: Option<f32>,
    /// `FACTS_WEIGHT`, from 0 on.
    #[cfg(feature = "ssr")]
    pub facts_weight: Option<f32>,
    /// `KEYWORDS_WEIGHT`, from 0 on.
    #[cfg(feature = "ssr")]
    pub keywords_weight: Option<f32>,
    /// `CAPTIONS_WEIGHT`, up to 1.
    #[cfg(feature = "ssr")]
    pub captions_weight: Option<f32>,
    /// `FDR`, up to 0.5.
    #[cfg(feature = "ssr")]
    pub fdr: Option<f32>,
}

/// One picture that was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Hit {
    /// The picture.
    #[serde(flatten)]
    pub tile: Tile,
    /// What it was ranked by: for words the similarity (-1 to 1) and what words in its facts add to it, for a picture
    /// `100 · max(cos, 0)` per cent; nothing where there was nothing to rank by.
    pub score: Option<f32>,
    /// What the score is without words in its facts.
    pub similarity: Option<f32>,
    /// Which words of the query stand in its name, tags, description or place.
    pub words: Option<String>,
    /// Whether it stands out of what the query scores by chance.
    pub above_cutoff: bool,
    /// For words, how sure the model is that the picture shows them, from 0 to 1.
    pub confidence: Option<f32>,
    /// Cosine with the whole picture, -1 to 1.
    #[cfg(feature = "ssr")]
    pub global_score: Option<f32>,
    /// Cosine with the best of its local views, -1 to 1, where the search looked at them.
    #[cfg(feature = "ssr")]
    pub local_score: Option<f32>,
    /// Where that view lies.
    #[cfg(feature = "ssr")]
    pub local_box: Option<Region>,
    /// What the score is made of, where it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Explanation>,
    /// Of a deep search: all that is said about it.
    #[cfg(feature = "ssr")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Of a deep search: the sentence of it that says most of what was looked for.
    #[cfg(feature = "ssr")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sentence: Option<String>,
    /// That sentence in pieces: every second one is a word that was looked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub highlights: Vec<String>,
}

/// A rectangle of a picture, as shares of its width and height, from its upper left corner.
#[cfg(feature = "ssr")]
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Region {
    /// The left edge, 0 to 1.
    pub x: f32,
    /// The upper edge, 0 to 1.
    pub y: f32,
    /// 0 to 1.
    pub width: f32,
    /// 0 to 1.
    pub height: f32,
}

/// What a score is made of; browsers show the sentences and do without the numbers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Explanation {
    /// All of it in words, a line for each part.
    pub sentences: String,
    /// The outline of the best local view, as a path of SVG in the picture's pixels.
    pub outline: Option<String>,
    /// What adds up to the score.
    #[cfg(feature = "ssr")]
    pub parts: Vec<Part>,
    /// The words that it was found by, where they are others than those of the query.
    #[cfg(feature = "ssr")]
    pub variant: Option<String>,
    /// What was taken from the parts because of that, in the unit of the score.
    #[cfg(feature = "ssr")]
    pub penalty: f32,
    /// The name of the best local view.
    #[cfg(feature = "ssr")]
    pub view: Option<String>,
    /// How many standard deviations of the noise the score lies above its mean.
    #[cfg(feature = "ssr")]
    pub deviations: Option<f32>,
    /// The formula of the confidence with its numbers.
    #[cfg(feature = "ssr")]
    pub calibration: Option<String>,
}

/// A part of a score.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Part {
    /// What it is: `global` or `local`, cosines; `facts` or `keywords`, what words say of the picture; `captions`, how
    /// much the best sentence about it means the same.
    pub name: String,
    /// The cosine, or the share from 0 to 1.
    pub value: f32,
    /// How much it counts, 0 to 1.
    pub weight: f32,
    /// What it adds to the score: of a cosine `weight · value`, of words what they say more than the picture does.
    pub contribution: f32,
}

/// Where what was found ends and what the query scores by chance begins.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Cutoff {
    /// All of it in words.
    pub sentence: String,
    /// Pictures that score less are not counted as found, unless every word of the query stands in their facts.
    #[cfg(feature = "ssr")]
    pub score: f32,
    /// The mean of what the query scores by chance.
    #[cfg(feature = "ssr")]
    pub noise_mean: f32,
    /// Its standard deviation.
    #[cfg(feature = "ssr")]
    pub noise_sd: f32,
    /// The share of wrong pictures among those found that is accepted.
    #[cfg(feature = "ssr")]
    pub fdr: f32,
}

/// A part of a query, as it was understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct QueryPart {
    /// In words, such as `type: jpg`.
    pub label: String,
    /// The query without it.
    pub without: String,
}

/// The filter that let nothing pass.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Emptied {
    /// All of it in words.
    pub sentence: String,
    /// The query without it; none where several filters exclude each other.
    pub without: Option<String>,
}

/// One page of an answer, best first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct SearchPage {
    /// The query as it was understood, or the id of the picture that was searched by.
    pub query: String,
    /// What it consists of, where it is more than a few words.
    pub parts: Vec<QueryPart>,
    /// What of it was not taken as it may have been meant, a sentence each.
    pub notes: Vec<String>,
    /// Which of its filters is the reason why there is nothing.
    pub emptied_by: Option<Emptied>,
    /// What was asked for, where nothing was found for it and `query` was searched for instead.
    pub instead_of: Option<String>,
    /// How the query may have been meant.
    pub did_you_mean: Option<String>,
    /// The pictures of this page.
    pub results: Vec<Hit>,
    /// The page, from 1.
    pub page: u32,
    /// How many pictures a page holds.
    pub page_size: u32,
    /// How many pictures can be paged through.
    pub total: u64,
    /// How many of them stand out of what the query scores by chance; they come first.
    pub found: u64,
    /// Where they end.
    pub cutoff: Option<Cutoff>,
    /// How a similarity becomes a confidence, where there is one: `model` or `temperature`.
    pub calibration: Option<String>,
    /// How long the server took, in milliseconds.
    pub took_ms: f64,
    /// Of a deep search: how many pictures of the library no model has described yet. A note says so, too.
    #[cfg(feature = "ssr")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undescribed: Option<u64>,
}

impl SearchPage {
    /// Whether another page follows.
    pub fn has_next(&self) -> bool {
        u64::from(self.page) * u64::from(self.page_size) < self.total
    }
}
