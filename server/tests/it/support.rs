//! What the tests share: a running server, pictures, and the program itself.

mod app;
mod pictures;
mod program;

pub use app::TestApp;
pub use pictures::{expectations, fixture, gallery, shared};
pub use program::Program;
