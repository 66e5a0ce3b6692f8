//! The queue in front of a model whose every step a test decides.
#![allow(clippy::unwrap_used, reason = "tests may panic")]

mod bounds;
mod captions;
mod failures;
mod packing;
mod starting;
mod stopping;
mod support;
