//! Properties of the cut-off and of fusion, on random input of a seeded generator.
#![allow(clippy::unwrap_used, reason = "tests may panic")]

mod cutoff;
mod fusion;
mod random;
