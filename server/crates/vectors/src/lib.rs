#![doc = include_str!("../README.md")]

mod by_date;
mod edge;
mod error;
mod filter;
mod point;
mod ranking;
mod search;
mod server;
mod space;
mod store;
mod validity;

pub use edge::{EdgeOptions, open_edge, open_edge_with};
pub use error::VectorError;
pub use filter::{Condition, Filter};
pub use point::{Facts, Point};
pub use search::{Candidate, Candidates, Neighbour, Search, Views};
pub use server::{ServerOptions, connect_server};
pub use space::Space;
pub use store::VectorStore;
