//! The port through which pages reach the server.

use std::sync::Arc;

use async_trait::async_trait;
use leptos::prelude::use_context;

use crate::AppError;
use crate::types::{
    Activity, DeleteOutcome, GalleryPage, Health, LabReport, LabRequest, MediaDetail, MediaEdit, MediaId, ModelList,
    PageRequest, SearchPage, SearchRequest, Viewer,
};

/// Everything that a page can ask for or do, scoped by who asks.
#[async_trait]
pub trait Backend: Send + Sync + 'static {
    /// One page of the library, newest first.
    async fn gallery(&self, viewer: &Viewer, page: PageRequest) -> Result<GalleryPage, AppError>;

    /// The facts and state of one picture.
    async fn media(&self, viewer: &Viewer, id: MediaId) -> Result<MediaDetail, AppError>;

    /// Changes what people wrote about a picture; answers it as it is then.
    async fn describe(&self, viewer: &Viewer, id: MediaId, edit: &MediaEdit) -> Result<MediaDetail, AppError>;

    /// Deletes pictures with their files and vectors.
    async fn delete(&self, viewer: &Viewer, ids: &[MediaId]) -> Result<DeleteOutcome, AppError>;

    /// Queues failed pictures again, all of them where `ids` is empty; answers how many.
    async fn retry(&self, viewer: &Viewer, ids: &[MediaId]) -> Result<u64, AppError>;

    /// One page of pictures, best first.
    async fn search(&self, viewer: &Viewer, request: &SearchRequest) -> Result<SearchPage, AppError>;

    /// How the scores of a query come about.
    async fn score_lab(&self, viewer: &Viewer, request: &LabRequest) -> Result<LabReport, AppError>;

    /// What the indexer is doing.
    async fn activity(&self, viewer: &Viewer) -> Result<Activity, AppError>;

    /// The models to choose from, and what is being fetched.
    async fn models(&self) -> ModelList;

    /// Begins to fetch a model of the hub.
    async fn fetch_model(&self, name: &str) -> Result<(), AppError>;

    /// Stops to fetch it; what came is kept.
    async fn stop_fetching_model(&self, name: &str);

    /// Puts a model into use that is here.
    async fn choose_model(&self, name: &str) -> Result<(), AppError>;

    /// Whether the server is ready, and with what model.
    async fn health(&self) -> Health;
}

/// The backend of this request, provided once by the server for pages and server functions alike.
///
/// # Errors
/// [`crate::ErrorCode::NotReady`] where the server provided none.
pub fn backend() -> Result<Arc<dyn Backend>, AppError> {
    use_context::<Arc<dyn Backend>>().ok_or_else(|| {
        AppError::new(crate::ErrorCode::NotReady, "The server is still starting. Try again in a moment.")
    })
}

/// Who asks.
///
/// # Errors
/// [`crate::ErrorCode::NotReady`] where the server provided none.
pub fn viewer() -> Result<Viewer, AppError> {
    use_context::<Viewer>().ok_or_else(|| {
        AppError::new(crate::ErrorCode::NotReady, "The server is still starting. Try again in a moment.")
    })
}
