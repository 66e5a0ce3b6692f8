//! The use cases, one a file; pages, REST interface and command line share them.

mod activity;
mod archive;
mod captions;
mod convert;
mod delete;
mod demo;
mod describe;
mod error;
mod gallery;
mod health;
mod history;
mod ingest;
mod models;
mod pictures;
mod query_image;
mod reindex;
mod retry;
mod search;
mod settings;
mod timeline;
mod trash;
mod words;

use std::sync::Arc;

use app::AppError;
use app::types::{
    Activity, CaptionEdit, CaptionKind, DeleteOutcome, DescribeOutcome, DescribeRequest, Describing, GalleryPage,
    Health, LabReport, LabRequest, MediaDetail, MediaEdit, MediaId, ModelList, PageRequest, PastSearchId, PastSearches,
    Restored, SearchAnswer, SearchPage, SearchRequest, Settings, TimelinePart, Trash, Trashed, Viewer,
};
use async_trait::async_trait;

pub use archive::archive;
pub use error::{RecordError, Unexpected, chain, picture_error, sentence};
pub use history::{no_such_search, save_past_search};
pub use ingest::{Ingested, Received, await_indexed, ingest, too_large};
pub use models::{choose as choose_model, fetch as fetch_model, list as models, stop_fetching as stop_fetching_model};
pub use pictures::{named, original, thumbnail};
pub use query_image::{add_query_image, keep_query_image, query_image};
pub use reindex::reindex;
pub use search::{Sample, of_captions, renew_chance};
pub use trash::sweep_trash;
pub use words::{spelling, suggestions};

use crate::services::Services;

/// The [`app::Backend`] over the real parts.
pub struct LiveBackend(pub Arc<Services>);

#[async_trait]
impl app::Backend for LiveBackend {
    async fn gallery(&self, viewer: &Viewer, page: PageRequest) -> Result<GalleryPage, AppError> {
        gallery::gallery(&self.0, viewer, page).await
    }

    async fn timeline(
        &self,
        viewer: &Viewer,
        offset: u64,
        limit: u32,
        with_months: bool,
    ) -> Result<TimelinePart, AppError> {
        timeline::timeline(&self.0, viewer, offset, limit, with_months).await
    }

    async fn media(&self, viewer: &Viewer, id: MediaId) -> Result<MediaDetail, AppError> {
        pictures::detail(&self.0, viewer, id).await
    }

    async fn describe(&self, viewer: &Viewer, id: MediaId, edit: &MediaEdit) -> Result<MediaDetail, AppError> {
        describe::describe(&self.0, viewer, id, edit).await
    }

    async fn describe_pictures(&self, viewer: &Viewer, request: &DescribeRequest) -> Result<DescribeOutcome, AppError> {
        captions::describe_pictures(&self.0, viewer, request).await
    }

    async fn describing(&self, viewer: &Viewer) -> Result<Describing, AppError> {
        captions::describing(&self.0, viewer).await
    }

    async fn cancel_describing(&self, viewer: &Viewer) -> Result<u64, AppError> {
        captions::cancel_describing(&self.0, viewer).await
    }

    async fn edit_caption(
        &self,
        viewer: &Viewer,
        id: MediaId,
        kind: CaptionKind,
        edit: &CaptionEdit,
    ) -> Result<MediaDetail, AppError> {
        captions::edit_caption(&self.0, viewer, id, kind, edit).await
    }

    async fn add_tags(&self, viewer: &Viewer, ids: &[MediaId], tags: &[String]) -> Result<u64, AppError> {
        describe::add_tags(&self.0, viewer, ids, tags).await
    }

    async fn delete(&self, viewer: &Viewer, ids: &[MediaId]) -> Result<DeleteOutcome, AppError> {
        delete::delete(&self.0, viewer, ids).await
    }

    async fn trash(&self, viewer: &Viewer, ids: &[MediaId]) -> Result<Trashed, AppError> {
        trash::trash(&self.0, viewer, ids).await
    }

    async fn restore(&self, viewer: &Viewer, ids: &[MediaId]) -> Result<Restored, AppError> {
        trash::restore(&self.0, viewer, ids).await
    }

    async fn undo_trash(&self, viewer: &Viewer, batch: &str) -> Result<Restored, AppError> {
        trash::undo(&self.0, viewer, batch).await
    }

    async fn trash_page(&self, viewer: &Viewer, page: PageRequest) -> Result<Trash, AppError> {
        trash::trash_page(&self.0, viewer, page).await
    }

    async fn empty_trash(&self, viewer: &Viewer) -> Result<u64, AppError> {
        trash::empty_trash(&self.0, viewer).await
    }

    async fn add_demo(&self, viewer: &Viewer) -> Result<u64, AppError> {
        demo::add_demo(&self.0, viewer).await
    }

    async fn remove_demo(&self, viewer: &Viewer) -> Result<u64, AppError> {
        demo::remove_demo(&self.0, viewer).await
    }

    async fn demo(&self, viewer: &Viewer) -> Result<u64, AppError> {
        demo::demo_state(&self.0, viewer).await
    }

    async fn retry(&self, viewer: &Viewer, ids: &[MediaId]) -> Result<u64, AppError> {
        retry::retry(&self.0, viewer, ids).await
    }

    async fn search(&self, viewer: &Viewer, request: &SearchRequest) -> Result<SearchPage, AppError> {
        search::search(&self.0, viewer, request).await
    }

    async fn answer(&self, viewer: &Viewer, request: &SearchRequest) -> Result<SearchAnswer, AppError> {
        history::answer(&self.0, viewer, request).await
    }

    async fn past_searches(&self, viewer: &Viewer) -> Result<PastSearches, AppError> {
        history::past_searches(&self.0, viewer).await
    }

    async fn save_search(&self, viewer: &Viewer, address: &str, saved: bool) -> Result<(), AppError> {
        history::save_search(&self.0, viewer, address, saved).await
    }

    async fn forget_search(&self, viewer: &Viewer, id: PastSearchId) -> Result<(), AppError> {
        history::forget_search(&self.0, viewer, id).await
    }

    async fn forget_history(&self, viewer: &Viewer) -> Result<u64, AppError> {
        history::forget_history(&self.0, viewer).await
    }

    async fn score_lab(&self, viewer: &Viewer, request: &LabRequest) -> Result<LabReport, AppError> {
        search::lab(&self.0, viewer, request).await
    }

    async fn activity(&self, viewer: &Viewer) -> Result<Activity, AppError> {
        activity::activity(&self.0, viewer).await
    }

    async fn settings(&self, viewer: &Viewer) -> Result<Settings, AppError> {
        settings::settings(&self.0, viewer).await
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
