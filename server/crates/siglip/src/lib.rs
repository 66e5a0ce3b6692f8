#![doc = include_str!("../README.md")]

mod attention;
mod checkpoint;
mod config;
mod encoder;
pub mod engine;
mod error;
mod keys;
mod mlp;
mod model;
mod pooling;
mod preprocess;
mod region;
pub mod synthetic;
mod text;
mod tokenize;
mod vision;
mod weights;

pub use checkpoint::Checkpoint;
pub use config::{Activation, SiglipConfig, TextConfig, VisionConfig};
pub use engine::{Operations, Processor};
pub use error::{LoadError, TensorMismatch, TokenizeError};
pub use kernels::Precision;
pub use model::Siglip;
pub use preprocess::ImageProcessor;
pub use region::Region;
pub use text::TextTower;
pub use tokenize::TextProcessor;
pub use vision::VisionTower;
