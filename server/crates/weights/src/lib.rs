#![doc = include_str!("../README.md")]

mod error;
mod expected;
mod folder;
mod tensors;

pub use error::{LoadError, TensorMismatch};
pub use expected::Expected;
pub use folder::{Bytes, Folder};
pub use tensors::Tensors;
