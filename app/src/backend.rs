//! The port through which pages reach the server.

use std::sync::Arc;

use async_trait::async_trait;
use leptos::prelude::use_context;

use crate::AppError;
use crate::types::{
    Activity, CaptionEdit, CaptionKind, DeleteOutcome, DescribeOutcome, DescribeRequest, Describing, GalleryPage,
    Health, LabReport, LabRequest, MediaDetail, MediaEdit, MediaId, ModelList, PageRequest, PastSearchId, PastSearches,
    Restored, SearchAnswer, SearchPage, SearchRequest, Settings, TimelinePart, Trash, Trashed, Viewer,
};

/// Everything that a page can ask for or do, scoped by who asks.
#[async_trait]
pub trait Backend: Send + Sync + 'static {
    /// One page of the library, newest first.
    async fn gallery(&self, viewer: &Viewer, page: PageRequest) -> Result<GalleryPage, AppError>;

    /// Up to `limit` pictures from `offset` on, by the time when they were taken, the newest first; and all months of the
    /// library if they are wanted.
    async fn timeline(
        &self,
        viewer: &Viewer,
        offset: u64,
        limit: u32,
        with_months: bool,
    ) -> Result<TimelinePart, AppError>;

    /// The facts and state of one picture.
    async fn media(&self, viewer: &Viewer, id: MediaId) -> Result<MediaDetail, AppError>;

    /// Changes what people wrote about a picture; answers it as it is then.
    async fn describe(&self, viewer: &Viewer, id: MediaId, edit: &MediaEdit) -> Result<MediaDetail, AppError>;

    /// Has pictures described by a model, in the background.
    async fn describe_pictures(&self, viewer: &Viewer, request: &DescribeRequest) -> Result<DescribeOutcome, AppError>;

    /// How far the describing of the library is.
    async fn describing(&self, viewer: &Viewer) -> Result<Describing, AppError>;

    /// Takes back what waits to be described; answers how many captions that are.
    async fn cancel_describing(&self, viewer: &Viewer) -> Result<u64, AppError>;

    /// Puts what a model said about a picture in other words, or removes it; answers the picture as it is then.
    async fn edit_caption(
        &self,
        viewer: &Viewer,
        id: MediaId,
        kind: CaptionKind,
        edit: &CaptionEdit,
    ) -> Result<MediaDetail, AppError>;

    /// Adds tags to pictures; answers how many of them there are.
    async fn add_tags(&self, viewer: &Viewer, ids: &[MediaId], tags: &[String]) -> Result<u64, AppError>;

    /// Deletes pictures with their files and vectors, be they in the trash; nothing brings them back.
    async fn delete(&self, viewer: &Viewer, ids: &[MediaId]) -> Result<DeleteOutcome, AppError>;

    /// Moves pictures to the trash.
    async fn trash(&self, viewer: &Viewer, ids: &[MediaId]) -> Result<Trashed, AppError>;

    /// Takes pictures back out of the trash.
    async fn restore(&self, viewer: &Viewer, ids: &[MediaId]) -> Result<Restored, AppError>;

    /// Takes the pictures back that were moved to the trash at once, as [`Trashed::batch`] names them.
    async fn undo_trash(&self, viewer: &Viewer, batch: &str) -> Result<Restored, AppError>;

    /// One page of the trash, what was deleted last first.
    async fn trash_page(&self, viewer: &Viewer, page: PageRequest) -> Result<Trash, AppError>;

    /// Deletes everything in the trash for good; answers how many pictures that were.
    async fn empty_trash(&self, viewer: &Viewer) -> Result<u64, AppError>;

    /// Adds what the library lacks of the demo gallery, also out of the trash; answers how many pictures came.
    async fn add_demo(&self, viewer: &Viewer) -> Result<u64, AppError>;

    /// Deletes the demo gallery for good, also from the trash; answers how many pictures that were.
    async fn remove_demo(&self, viewer: &Viewer) -> Result<u64, AppError>;

    /// How many pictures of the demo gallery the library has.
    async fn demo(&self, viewer: &Viewer) -> Result<u64, AppError>;

    /// Queues failed pictures again, all of them where `ids` is empty; answers how many.
    async fn retry(&self, viewer: &Viewer, ids: &[MediaId]) -> Result<u64, AppError>;

    /// One page of pictures, best first.
    async fn search(&self, viewer: &Viewer, request: &SearchRequest) -> Result<SearchPage, AppError>;

    /// The same for the search page, which keeps what is searched for with it.
    async fn answer(&self, viewer: &Viewer, request: &SearchRequest) -> Result<SearchAnswer, AppError>;

    /// What was searched for with the search page.
    async fn past_searches(&self, viewer: &Viewer) -> Result<PastSearches, AppError>;

    /// Saves the search with an address of the search page, or saves it no longer.
    async fn save_search(&self, viewer: &Viewer, address: &str, saved: bool) -> Result<(), AppError>;

    /// Forgets one search, saved or not.
    async fn forget_search(&self, viewer: &Viewer, id: PastSearchId) -> Result<(), AppError>;

    /// Forgets all searches that are not saved; answers how many.
    async fn forget_history(&self, viewer: &Viewer) -> Result<u64, AppError>;

    /// How the scores of a query come about.
    async fn score_lab(&self, viewer: &Viewer, request: &LabRequest) -> Result<LabReport, AppError>;

    /// What the indexer is doing.
    async fn activity(&self, viewer: &Viewer) -> Result<Activity, AppError>;

    /// What the server runs with, and what the library holds.
    async fn settings(&self, viewer: &Viewer) -> Result<Settings, AppError>;

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
