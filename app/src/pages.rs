//! The pages, one a file; the parts of a page lie in a folder beside it.

mod activity;
mod gallery;
mod media;
mod models;
mod not_found;
mod search;
mod upload;

pub use activity::ActivityPage;
pub use gallery::GalleryPage;
pub use media::MediaPage;
pub use models::ModelsPage;
pub use not_found::NotFoundPage;
pub use search::SearchPage;
pub use upload::UploadPage;
