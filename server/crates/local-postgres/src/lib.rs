#![doc = include_str!("../README.md")]

mod account;
mod binaries;
mod child;
mod cluster;
mod control;
mod data;
mod database;
mod error;
mod folder;
mod health;
mod initdb;
mod log;
mod options;
mod orphans;
mod server;
mod site;
mod socket;
mod supervisor;
pub mod testing;

pub use cluster::Cluster;
pub use error::PostgresError;
pub use health::Health;
pub use options::Options;
pub use site::find_programs;
