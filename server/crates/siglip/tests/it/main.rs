//! What the crate promises, on Burn's CPU backend.
#![allow(clippy::unwrap_used, reason = "tests may panic")]

mod bundled;
mod configs;
mod determinism;
mod layers;
mod malformed;
mod pixels;
mod support;
mod texts;
mod views;
