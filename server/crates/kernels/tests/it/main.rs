//! The fast paths of this processor beside arithmetic that is slow and obvious.
#![allow(clippy::unwrap_used, reason = "tests may panic")]

mod causal;
mod layers;
mod linears;
mod numbers;
mod support;
