//! Pure logic behind the pages: no browser, no server, no view.

mod byte_size;
mod dragged;
mod file_name;
mod model_name;
mod numbers;
mod query_string;
mod score;
mod search_url;
mod selection;
mod theme;
mod throughput;
mod thumbnails;
mod timeline;
mod timestamp;
mod trash_time;
mod upload_answer;
mod upload_notice;
mod upload_queue;

pub use byte_size::format_bytes;
pub use dragged::original_of;
pub use file_name::is_clutter;
pub use model_name::name_of_model;
pub use numbers::group_digits;
pub use query_string::encode_component;
pub use score::{describe_alike, describe_confidence, describe_similarity};
pub use search_url::{
    CALIBRATIONS, read_page, read_search, search_by_tag, write_instead, write_request, write_search, write_words,
};
pub use selection::Selection;
pub use theme::Theme;
pub use throughput::describe_throughput;
pub use thumbnails::thumbnail_sources;
pub use timeline::{BLOCK, Span, name_of_month, pictures_of, spans};
pub use timestamp::format_timestamp;
pub use trash_time::describe_trash_time;
pub use upload_answer::{Answer, read_answer};
pub use upload_notice::UploadNotice;
pub use upload_queue::{Progress, Transfer, TransferState, UploadQueue};
