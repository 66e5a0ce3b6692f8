//! The pages, one a file; the parts of a page lie in a folder beside it, and what two pages have in common lies here.

mod activity;
mod demo_form;
mod gallery;
#[cfg(feature = "ssr")]
mod kit_page;
mod lab;
mod media;
mod model_facts;
mod models;
mod not_found;
#[cfg(not(feature = "ssr"))]
mod plain_page;
mod search;
mod settings;
mod trash;
mod upload;

pub use activity::ActivityPage;
pub use gallery::GalleryPage;
#[cfg(feature = "ssr")]
pub use kit_page::{KIT, KitPage};
pub use lab::LabPage;
#[cfg(feature = "ssr")]
pub use lab::lab_report;
pub use media::MediaPage;
pub use models::ModelsPage;
pub use not_found::NotFoundPage;
#[cfg(not(feature = "ssr"))]
pub use plain_page::PlainPage as KitPage;
pub use search::SearchPage;
pub use settings::SettingsPage;
pub use trash::TrashPage;
pub use upload::UploadPage;
