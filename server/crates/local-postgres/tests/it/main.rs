//! The cluster against the PostgreSQL of this machine.
#![allow(clippy::unwrap_used, reason = "tests may panic")]

mod crash;
mod lifecycle;
mod owner;
mod place;
mod refusal;
mod support;
