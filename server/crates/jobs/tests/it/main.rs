//! The queue against a real Postgres, every test in a database of its own.
#![allow(clippy::unwrap_used, reason = "tests may panic")]

mod again;
mod claiming;
mod crashing;
mod ending;
mod enqueueing;
mod life;
mod listening;
mod schema;
mod stopping;
mod support;
mod wishes;
mod working;
