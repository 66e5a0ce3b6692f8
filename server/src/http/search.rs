//! `POST /api/search`, `POST /api/deep-search`, `GET /api/images/{id}/similar`

use app::types::{MediaId, PageRequest, Query as Wanted, SearchPage, SearchRequest, Sort, Tuning};
use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::extract::{self, Path, Query};
use super::problem::{Problem, ProblemBody};
use super::state::HttpState;
use crate::config::Limits;

/// Pictures on a page of results, where nothing else is asked for.
const DEFAULT_TOP_K: u32 = 20;

/// A search by words, in the language of the search box: `beach -dog tag:holiday after:2024 "golden gate" 2:sunset`.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SearchBody {
    /// What to look for.
    #[schema(example = "a cat on the beach")]
    query: String,
    /// Pictures on a page.
    #[schema(default = 20, maximum = 200)]
    top_k: Option<u32>,
    /// The page, from 1.
    #[schema(default = 1)]
    page: Option<u32>,
    /// Whether pictures are found by other words for the same as well.
    #[schema(default = true)]
    expand: Option<bool>,
    /// Whether each result says what its score is made of.
    #[serde(default)]
    explain: bool,
    /// In which order; by date, only what was found is listed.
    #[serde(default)]
    sort: Sort,
    /// Settings of the server that this search does without.
    #[serde(default)]
    tuning: Tuning,
}

impl SearchBody {
    /// The search, within the server's limits.
    fn request(self, limits: &Limits) -> SearchRequest {
        let params = SearchParams { top_k: self.top_k, page: self.page, explain: self.explain, sort: self.sort };
        let request = params.request(Wanted::Text(self.query), limits);
        SearchRequest { expand: self.expand.unwrap_or(true), tuning: self.tuning, ..request }
    }
}

/// Which part of the results.
#[derive(Clone, Copy, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SearchParams {
    /// Pictures on a page.
    #[param(default = 20, maximum = 200)]
    pub top_k: Option<u32>,
    /// The page, from 1.
    #[param(default = 1)]
    pub page: Option<u32>,
    /// Whether each result says what its score is made of.
    #[serde(default)]
    pub explain: bool,
    /// In which order; by date, only what was found is listed.
    #[serde(default)]
    pub sort: Sort,
}

impl SearchParams {
    /// A search for something, within the server's limits.
    pub fn request(self, query: Wanted, limits: &Limits) -> SearchRequest {
        let size = self.top_k.unwrap_or(DEFAULT_TOP_K).min(limits.max_page_size);
        let page = PageRequest::bounded(self.page.unwrap_or(1), size);
        SearchRequest {
            query,
            page,
            expand: true,
            explain: self.explain,
            sort: self.sort,
            tuning: Tuning::default(),
            deep: false,
        }
    }
}

/// Finds pictures by words.
#[utoipa::path(post, path = "/api/search", tag = "search", request_body = SearchBody, responses(
    (status = 200, description = "One page of pictures, best first", body = SearchPage),
    (status = 400, description = "The query is empty, too long or malformed", body = ProblemBody, content_type = "application/problem+json"),
    (status = 503, description = "Too many searches at once", body = ProblemBody, content_type = "application/problem+json"),
))]
pub async fn search(
    State(state): State<HttpState>,
    extract::Json(body): extract::Json<SearchBody>,
) -> Result<Json<SearchPage>, Problem> {
    let request = body.request(&state.services.config.limits);
    Ok(Json(state.backend.search(&state.viewer, &request).await?))
}

/// Finds pictures by words, also by what models say about them: each result that is described comes with that and with the
/// sentence of it that says most of what was looked for. Pictures without a description take part with what they look like.
#[utoipa::path(post, path = "/api/deep-search", tag = "search", request_body = SearchBody, responses(
    (status = 200, description = "One page of pictures, best first", body = SearchPage),
    (status = 400, description = "The query is empty, too long or malformed", body = ProblemBody, content_type = "application/problem+json"),
    (status = 503, description = "Too many searches at once", body = ProblemBody, content_type = "application/problem+json"),
))]
pub async fn deep_search(
    State(state): State<HttpState>,
    extract::Json(body): extract::Json<SearchBody>,
) -> Result<Json<SearchPage>, Problem> {
    let request = SearchRequest { deep: true, ..body.request(&state.services.config.limits) };
    Ok(Json(state.backend.search(&state.viewer, &request).await?))
}

/// Finds pictures that look like one of the library; that one itself comes first, at 100.
#[utoipa::path(get, path = "/api/images/{id}/similar", tag = "search", params(("id" = String, Path, description = "The picture's id"), SearchParams), responses(
    (status = 200, description = "One page of pictures, most alike first; `score` in per cent", body = SearchPage),
    (status = 404, description = "No such picture", body = ProblemBody, content_type = "application/problem+json"),
    (status = 409, description = "The picture is not indexed yet", body = ProblemBody, content_type = "application/problem+json"),
))]
pub async fn similar(
    State(state): State<HttpState>,
    Path(id): Path<MediaId>,
    Query(params): Query<SearchParams>,
) -> Result<Json<SearchPage>, Problem> {
    let request = params.request(Wanted::Similar(id), &state.services.config.limits);
    Ok(Json(state.backend.search(&state.viewer, &request).await?))
}
