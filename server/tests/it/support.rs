//! What the tests share: a running server, pictures, and the program itself.

mod app;
mod log;
mod patience;
mod pictures;
mod program;
mod redis;

pub use app::TestApp;
pub use log::Log;
pub use patience::Patience;
pub use pictures::{expectations, fixture, gallery, shared};
pub use program::Program;
pub use redis::TestRedis;
