//! The words that browser and server share; the REST interface speaks them too.

mod activity;
mod gallery;
mod health;
mod id;
mod media;
mod model;
mod page;
mod search;
mod upload;
mod viewer;

pub use activity::{Activity, FailedMedia};
pub use gallery::{DeleteOutcome, GalleryPage};
pub use health::{Health, ModelSummary};
pub use id::{IdError, LibraryId, MediaId, QueryImageId};
pub use media::{Colour, IndexState, MediaDetail, Tile};
pub use model::{Download, ModelEntry, ModelList};
pub use page::PageRequest;
pub use search::{Hit, Query, SearchPage, SearchRequest};
pub use upload::{UploadOutcome, Uploads};
pub use viewer::Viewer;
