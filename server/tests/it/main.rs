//! The server as programs meet it: real database, real vectors, real model, real HTTP.
#![allow(clippy::unwrap_used, reason = "tests may panic")]

mod command_line;
mod crash;
mod embeddings;
mod local_views;
mod model_change;
mod models;
mod photos;
mod readme;
mod restart;
mod routes;
mod search_quality;
mod support;
mod tune;
