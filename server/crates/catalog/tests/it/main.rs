//! The catalog against a real Postgres, every test in a database of its own.
#![allow(clippy::unwrap_used, reason = "tests may panic")]

mod captions;
mod connecting;
mod counting;
mod deleting;
mod describing;
mod emptying;
mod enqueueing;
mod extensions;
mod finding;
mod history;
mod inserting;
mod migrations;
mod phrases;
mod plans;
mod reading;
mod schema;
mod states;
mod support;
mod timeline;
mod trashing;
mod words;
