#![doc = include_str!("../README.md")]

mod batch;
mod caption_queue;
mod captioner;
mod compute;
mod device_thread;
mod embedder;
mod error;
pub mod fake;
mod handle;
mod input;
mod lane;
mod options;
mod pace;
mod queue;
mod request;
mod state;

pub use caption_queue::{CaptionOptions, CaptionQueue, CaptionState};
pub use captioner::{CaptionError, CaptionRequest, Captioner};
pub use device_thread::start;
pub use embedder::{EmbedError, Embedder};
pub use error::InferenceError;
pub use handle::Inference;
pub use input::Input;
pub use lane::Lane;
pub use options::Options;
pub use state::State;
