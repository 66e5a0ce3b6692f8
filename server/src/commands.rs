//! One file a command.

pub mod embed;
pub mod import;
pub mod models;
pub mod reindex;
pub mod search;
pub mod serve;
