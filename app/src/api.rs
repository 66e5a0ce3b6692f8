//! Server functions, one a file: each asks the backend and answers its words.

mod delete_media;
mod describe_media;
mod fetch_model;
mod get_activity;
mod get_gallery;
mod get_media;
mod get_models;
mod retry_failed;
mod score_lab;
mod search_media;
mod stop_fetching_model;
mod use_model;

pub use delete_media::DeleteMedia;
pub use describe_media::DescribeMedia;
pub use fetch_model::FetchModel;
pub use get_activity::get_activity;
pub use get_gallery::get_gallery;
pub use get_media::get_media;
pub use get_models::get_models;
pub use retry_failed::RetryFailed;
pub use score_lab::score_lab;
pub use search_media::search_media;
pub use stop_fetching_model::StopFetchingModel;
pub use use_model::UseModel;
