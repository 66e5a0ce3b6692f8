//! Server functions, one a file: each asks the backend and answers its words.

mod change_demo;
mod change_history;
mod change_pictures;
mod describe_media;
mod fetch_model;
mod get_activity;
mod get_media;
mod get_models;
mod get_settings;
mod get_timeline;
mod get_trash;
mod get_welcome;
mod retry_failed;
mod score_lab;
mod search_media;
mod stop_fetching_model;
mod use_model;

pub use change_demo::{ChangeDemo, change_demo};
pub use change_history::{ChangeHistory, change_history};
pub use change_pictures::{ChangePictures, change_pictures};
pub use describe_media::DescribeMedia;
pub use fetch_model::FetchModel;
pub use get_activity::get_activity;
pub use get_media::get_media;
pub use get_models::get_models;
pub use get_settings::get_settings;
pub use get_timeline::get_timeline;
pub use get_trash::get_trash;
pub use get_welcome::get_welcome;
pub use retry_failed::RetryFailed;
pub use score_lab::score_lab;
pub use search_media::search_media;
pub use stop_fetching_model::StopFetchingModel;
pub use use_model::UseModel;
