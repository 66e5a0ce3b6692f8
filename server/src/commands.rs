//! One file a command.

pub mod caption;
pub mod debug_scores;
pub mod describe;
pub mod embed;
pub mod eval;
pub mod import;
pub mod models;
pub mod reindex;
pub mod search;
pub mod serve;
pub mod tune;
