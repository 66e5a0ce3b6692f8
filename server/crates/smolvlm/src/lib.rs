#![doc = include_str!("../README.md")]

mod chat_template;
mod checkpoint;
mod config;
mod connector;
mod decoder;
pub mod engine;
mod error;
mod generate;
mod keys;
mod kv_cache;
mod linear;
mod model;
mod pixel_shuffle;
mod preprocess;
mod prompt;
mod repetition;
mod rope;
mod sampling;
mod stop;
mod tiling;
mod tokenize;
mod vision;

pub use checkpoint::Checkpoint;
pub use config::{RopeParameters, SmolVlmConfig, TextConfig, Tokens};
pub use engine::DecoderEngine;
pub use error::{GenerateError, LoadError, TensorMismatch, TokenizeError};
pub use generate::{Finish, GenerateOptions, Generated};
pub use kv_cache::KvCache;
pub use model::SmolVlm;
pub use preprocess::{ImageProcessor, Tiles};
pub use prompt::{Part, Prompt, PromptProcessor};
pub use repetition::Repetition;
pub use rope::Rotary;
pub use sampling::Sampler;
pub use tokenize::TextProcessor;
