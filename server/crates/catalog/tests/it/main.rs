//! The catalog against a real Postgres, every test in a database of its own.
#![allow(clippy::unwrap_used, reason = "tests may panic")]

mod connecting;
mod counting;
mod deleting;
mod enqueueing;
mod inserting;
mod migrations;
mod reading;
mod schema;
mod states;
mod support;
