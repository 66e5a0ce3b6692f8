//! What only a browser can do. Everything here is called from effects and event handlers, which never run on the server.

mod checked_boxes;
mod chosen_files;
mod document_theme;
mod dropped_files;
mod enlarge;
mod event_stream;
mod file_store;
mod form_fields;
mod grid;
mod keyboard;
mod launched_file;
mod pause;
mod query_image;
mod send_file;
mod sentinel;
mod service_worker;
mod suggestions;
mod touch;
mod window_events;

pub use checked_boxes::checked_values;
pub use chosen_files::{files_of_list, take_files};
pub use document_theme::show_theme;
#[cfg(not(feature = "ssr"))]
pub use document_theme::shown_theme;
pub use dropped_files::{accept_drag, dropped_files, first_picture, pasted_files};
pub use enlarge::enlarge;
pub use event_stream::follow_events;
pub use file_store::{abort_request, drop_file, file_of, forget_request, keep_file, keep_request};
pub use form_fields::fields_of;
pub use grid::{Grid, measure_grid, set_least_height};
pub use keyboard::{focus_on, is_taken, step_to_picture};
pub use launched_file::on_launched_file;
pub use pause::pause;
pub use query_image::send_query_image;
pub use send_file::{Reply, send_file};
pub use sentinel::watch;
pub use service_worker::{register_worker, update_worker};
pub use suggestions::fetch_suggestions;
pub use touch::place_of_touch;
pub use window_events::on_window;
