//! Server functions, one a file: each asks the backend and answers its words.

mod delete_media;
mod get_activity;
mod get_gallery;
mod get_media;
mod retry_failed;
mod search_media;

pub use delete_media::DeleteMedia;
pub use get_activity::get_activity;
pub use get_gallery::get_gallery;
pub use get_media::get_media;
pub use retry_failed::RetryFailed;
pub use search_media::search_media;
