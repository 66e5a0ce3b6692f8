//! What the crate makes of queries, with the words that are built in.
#![allow(clippy::unwrap_used, reason = "tests may panic")]

mod expanding;
mod files;
mod random;
mod spelling;
mod suggesting;
