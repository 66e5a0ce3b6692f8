#![doc = include_str!("../README.md")]

mod attention;
mod causal;
mod elementwise;
mod epilogue;
mod format;
mod layer;
mod linear;
mod lines;
mod matrix;
mod matrix_mut;
mod microkernel;
mod panels;
mod precision;
mod product;
mod rows;
mod work;

pub use causal::CausalMemory;
pub use elementwise::{Activation, gated_silu, quantise, rms_norm};
pub use layer::{Layer, LayerWeights, NormWeights};
pub use linear::{Linear, LinearWeights};
pub use precision::Precision;
pub use work::together;
