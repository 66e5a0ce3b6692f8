#![doc = include_str!("../README.md")]

mod api;
mod app;
#[cfg(feature = "ssr")]
mod backend;
mod browser;
mod context;
mod error;
mod kit;
pub mod language;
mod layout;
mod pages;
#[cfg(feature = "ssr")]
mod parts;
mod routes;
#[cfg(feature = "ssr")]
mod shell;
mod state;
mod status;
mod strings;
mod tiles;
pub mod types;

pub use app::App;
#[cfg(feature = "ssr")]
pub use backend::{Backend, backend, viewer};
pub use error::{AppError, ErrorCode};
#[cfg(feature = "ssr")]
pub use parts::Parts;
#[cfg(feature = "ssr")]
pub use shell::shell;
pub use state::Theme;
#[cfg(feature = "ssr")]
pub use state::{read_search, write_request, write_words};
