#![doc = include_str!("../README.md")]

mod calibration;
mod cutoff;
mod explained;
mod fusion;
pub mod measures;
mod noise;
mod normal;
mod reciprocal_rank;
mod similarity;

pub use calibration::Calibration;
pub use cutoff::{Cutoff, DEFAULT_FDR};
pub use explained::{Explained, Part, Signal};
pub use fusion::{Fusion, FusionWeights, Scale, Signals, above_chance};
pub use noise::{Noise, robust_spread};
pub use reciprocal_rank::{DEFAULT_K, reciprocal_rank_fusion};
pub use similarity::{Weights, similarity};
