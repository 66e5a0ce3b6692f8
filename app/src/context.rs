//! What every page can reach: the indexer's state, the uploads of this visit, the theme, and whether the page is alive.

mod activity_feed;
mod hydrated;
mod library_change;
mod theme;
mod uploader;

pub use activity_feed::{provide_activity_feed, use_activity_feed};
pub use hydrated::{announce_hydrated, provide_hydrated, use_hydrated};
pub use library_change::{on_description, on_library_change};
#[cfg(feature = "ssr")]
pub use theme::requested_theme;
pub use theme::{provide_theme, use_theme};
pub use uploader::{Uploader, provide_uploader, use_uploader};
