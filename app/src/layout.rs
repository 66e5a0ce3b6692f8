//! What surrounds every page, and how failures look.

mod error_notice;
mod error_page;
mod footer;
mod form_failure;
mod main_area;
mod palette;
mod skip_link;
mod status_strip;
mod theme_choice;
mod top_bar;
mod update_notice;

pub use error_notice::ErrorNotice;
pub use error_page::ErrorPage;
pub use footer::Footer;
pub use main_area::MainArea;
pub use skip_link::SkipLink;
pub use theme_choice::ThemeChoice;
pub use top_bar::TopBar;
pub use update_notice::UpdateNotice;
