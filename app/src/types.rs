//! The words that browser and server share; the REST interface speaks them too.

mod activity;
mod caption;
mod change;
mod gallery;
mod health;
mod history;
mod id;
mod lab;
mod media;
mod model;
mod page;
mod search;
mod search_answer;
mod settings;
mod timeline;
mod trash;
mod upload;
mod viewer;
mod welcome;
#[cfg(feature = "ssr")]
mod words;

pub use activity::{Activity, FailedMedia};
pub use caption::{
    Caption, CaptionEdit, CaptionKind, DescribeOutcome, DescribeRequest, Describing, DescribingChange, Undescribed,
};
pub use change::{Change, MOST_AT_ONCE};
pub use gallery::{DeleteOutcome, GalleryPage};
pub use health::{Health, ModelSummary};
pub use history::{HistoryChange, PastSearch, PastSearches};
#[cfg(feature = "ssr")]
pub use id::PastSearchId;
pub use id::{IdError, LibraryId, MediaId, QueryImageId};
pub use lab::LabRequest;
#[cfg(feature = "ssr")]
pub use lab::{Bin, LabReport, Reliable};
#[cfg(feature = "ssr")]
pub use media::MediaEdit;
pub use media::{Colour, IndexState, MediaDetail, Tile};
pub use model::{Download, ModelEntry, ModelList};
pub use page::PageRequest;
pub use search::{Cutoff, Emptied, Explanation, Hit, Query, QueryPart, SearchPage, SearchRequest, Sort, Tuning};
#[cfg(feature = "ssr")]
pub use search::{Part, Region};
pub use search_answer::SearchAnswer;
pub use settings::{Holdings, Setting, Settings};
pub use timeline::{Month, TimelinePart};
pub use trash::{Restored, Trash, Trashed};
pub use upload::{UploadOutcome, Uploads};
pub use viewer::Viewer;
pub use welcome::Welcome;
#[cfg(feature = "ssr")]
pub use words::{Spelling, Suggestion};
