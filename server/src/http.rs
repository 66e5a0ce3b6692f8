//! The interface for programs and for bytes; pages are in `app`.

mod archive;
mod assets;
mod captions;
mod demo;
mod docs;
mod events;
mod extract;
mod forms;
mod gallery;
mod gate;
mod health;
mod history;
mod images;
mod models;
mod original;
mod pages;
mod problem;
mod reindex;
mod router;
mod search;
mod search_by_image;
mod security;
mod settings;
mod state;
mod theme;
mod thumbnail;
mod trash;
mod upload;
mod words;

pub use gate::Gate;
pub use reindex::Reindexing;
pub use router::router;
pub use state::HttpState;
