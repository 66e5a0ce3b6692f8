//! The use cases, one a file; pages, REST interface and command line share them.

mod activity;
mod convert;
mod delete;
mod describe;
mod error;
mod gallery;
mod health;
mod ingest;
mod models;
mod pictures;
mod query_image;
mod reindex;
mod retry;
mod search;
mod words;

use std::sync::Arc;

use app::AppError;
use app::types::{
    Activity, DeleteOutcome, GalleryPage, Health, LabReport, LabRequest, MediaDetail, MediaEdit, MediaId, ModelList,
    PageRequest, SearchPage, SearchRequest, Viewer,
};
use async_trait::async_trait;

pub use error::{Unexpected, chain, picture_error, sentence};
pub use ingest::{Ingested, Received, await_indexed, ingest, too_large};
pub use models::{choose as choose_model, fetch as fetch_model, list as models, stop_fetching as stop_fetching_model};
pub use pictures::{original, thumbnail};
pub use query_image::{add_query_image, keep_query_image, query_image};
pub use reindex::reindex;
pub use search::{Sample, renew_chance};
pub use words::{spelling, suggestions};

use crate::services::Services;

/// The [`app::Backend`] over the real parts.
pub struct LiveBackend(pub Arc<Services>);

#[async_trait]
impl app::Backend for LiveBackend {
    async fn gallery(&self, viewer: &Viewer, page: PageRequest) -> Result<GalleryPage, AppError> {
        gallery::gallery(&self.0, viewer, page).await
    }

    async fn media(&self, viewer: &Viewer, id: MediaId) -> Result<MediaDetail, AppError> {
        pictures::detail(&self.0, viewer, id).await
    }

    async fn describe(&self, viewer: &Viewer, id: MediaId, edit: &MediaEdit) -> Result<MediaDetail, AppError> {
        describe::describe(&self.0, viewer, id, edit).await
    }

    async fn delete(&self, viewer: &Viewer, ids: &[MediaId]) -> Result<DeleteOutcome, AppError> {
        delete::delete(&self.0, viewer, ids).await
    }

    async fn retry(&self, viewer: &Viewer, ids: &[MediaId]) -> Result<u64, AppError> {
        retry::retry(&self.0, viewer, ids).await
    }

    async fn search(&self, viewer: &Viewer, request: &SearchRequest) -> Result<SearchPage, AppError> {
        search::search(&self.0, viewer, request).await
    }

    async fn score_lab(&self, viewer: &Viewer, request: &LabRequest) -> Result<LabReport, AppError> {
        search::lab(&self.0, viewer, request).await
    }

    async fn activity(&self, viewer: &Viewer) -> Result<Activity, AppError> {
        activity::activity(&self.0, viewer).await
    }

    async fn models(&self) -> ModelList {
        models::list(&self.0)
    }

    async fn fetch_model(&self, name: &str) -> Result<(), AppError> {
        models::fetch(&self.0, name)
    }

    async fn stop_fetching_model(&self, name: &str) {
        models::stop_fetching(&self.0, name);
    }

    async fn choose_model(&self, name: &str) -> Result<(), AppError> {
        models::choose(&self.0, name).await
    }

    async fn health(&self) -> Health {
        health::health(&self.0).await
    }
}
