#![doc = include_str!("../README.md")]

mod address;
mod catalog;
mod colour;
mod connect;
mod counts;
mod delete;
mod embed;
mod error;
mod insert;
mod library;
mod media;
mod migrate;
mod page;
mod pool;
mod read;
mod schema;

pub use catalog::Catalog;
pub use colour::Colour;
pub use connect::{ConnectOptions, connect};
pub use counts::Counts;
pub use delete::{Deleted, delete_media};
pub use embed::{BULK_EMBED_PRIORITY, EMBED, EMBED_LOCAL, LOCAL_PRIORITY};
pub use error::CatalogError;
pub use insert::{Inserted, NewMedia, insert_media, lock_hash};
pub use library::DEFAULT_LIBRARY;
pub use media::{Media, State};
pub use migrate::MIGRATIONS;
pub use pool::{Connection, Pool};
pub use read::hash_in_use;
