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
mod pair;
mod pooling;
mod preprocess;
mod region;
pub mod synthetic;
mod text;
mod tokenize;
mod vision;
mod vision_encoder;

pub use checkpoint::Checkpoint;
pub use config::{Activation, SiglipConfig, TextConfig, VisionConfig};
pub use engine::{Operations, Processor};
pub use error::TokenizeError;
pub use kernels::Precision;
pub use model::Siglip;
pub use preprocess::{Filter, ImageProcessor, Levels, resize};
pub use region::Region;
pub use text::TextTower;
pub use tokenize::TextProcessor;
pub use vision::VisionTower;
pub use vision_encoder::VisionEncoder;
pub use weights::{LoadError, TensorMismatch};
