//! The crate against a hub on this machine.
#![allow(clippy::unwrap_used, reason = "tests may panic")]

mod finding;
mod pulling;
mod refusing;
mod resuming;
mod secrets;
mod sharing;
mod spoiling;
mod support;
