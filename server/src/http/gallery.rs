//! `GET /api/gallery`

use app::types::{GalleryPage, PageRequest};
use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use super::extract::Query;
use super::problem::{Problem, ProblemBody};
use super::state::HttpState;
use crate::config::Limits;

/// Which part of the gallery.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct GalleryParams {
    /// The page, from 1.
    #[param(default = 1)]
    page: Option<u32>,
    /// Pictures on a page.
    #[param(default = 50, maximum = 200)]
    page_size: Option<u32>,
}

impl GalleryParams {
    /// The page, within the limits.
    pub(super) fn page(&self, limits: &Limits) -> PageRequest {
        let size = self.page_size.unwrap_or(PageRequest::DEFAULT_SIZE).min(limits.max_page_size);
        PageRequest::bounded(self.page.unwrap_or(1), size)
    }
}

/// Browses the library, newest first.
#[utoipa::path(get, path = "/api/gallery", tag = "pictures", params(GalleryParams), responses(
    (status = 200, description = "One page of pictures", body = GalleryPage),
    (status = 400, description = "A parameter cannot be understood", body = ProblemBody, content_type = "application/problem+json"),
))]
pub async fn gallery(
    State(state): State<HttpState>,
    Query(params): Query<GalleryParams>,
) -> Result<Json<GalleryPage>, Problem> {
    let page = params.page(&state.services.config.limits);
    Ok(Json(state.backend.gallery(&state.viewer, page).await?))
}
