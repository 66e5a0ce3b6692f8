//! What the crate promises, on Burn's CPU backend.
#![allow(clippy::unwrap_used, reason = "tests may panic")]

mod answers;
mod batches;
mod bundled;
mod configs;
mod layers;
mod malformed;
mod pictures;
mod prompts;
mod support;
