#![doc = include_str!("../README.md")]

mod enqueue;
mod error;
mod job;
mod listener;
mod policy;
mod queue;
mod reason;
mod runner;
mod schema;
mod worker;

pub use enqueue::enqueue;
pub use error::JobsError;
pub use job::{Job, NewJob};
pub use listener::Listener;
pub use policy::Policy;
pub use queue::{Outcome, Pool, Queue};
pub use runner::{JobError, Runner};
pub use worker::{Worker, WorkerOptions};
