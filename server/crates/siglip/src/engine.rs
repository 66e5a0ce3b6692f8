//! What computes the large parts of a model.

use std::fmt::Debug;

use burn::tensor::backend::Backend;
use burn::tensor::{Element, Int, Tensor, TensorData};
use kernels::{LayerWeights, LinearWeights};

mod operations;
mod processor;
mod stored_table;

pub use operations::Operations;
pub use processor::Processor;

/// An extension of a Burn backend: prepares weights and computes with them.
///
/// [`Operations`] does so on every backend by Burn's own operations, [`Processor`] on the CPU by kernels that do a whole
/// layer at once.
pub trait Engine<B: Backend>: Debug {
    /// A linear layer.
    fn linear(&self, weights: LinearWeights<'_>) -> Box<dyn Block<B>>;

    /// A pre-norm transformer layer.
    fn layer(&self, weights: LayerWeights<'_>) -> Box<dyn Block<B>>;

    /// A table `[rows, width]` to look rows up in.
    fn table(&self, rows: Vec<f32>, width: usize) -> Box<dyn Table<B>>;

    /// The device that tensors live on.
    fn device(&self) -> &B::Device;
}

/// A tensor of the numbers that the backend computes with. Left to itself, Burn takes those of the backend that was first to
/// use the device: beside a model in f32, one in bf16 would be computed in f32 as well.
pub fn floats<B: Backend, const D: usize>(values: Vec<f32>, shape: [usize; D], device: &B::Device) -> Tensor<B, D> {
    Tensor::from_data(TensorData::new(values, shape), (device, B::FloatElem::dtype()))
}

/// A part of a tower.
pub trait Block<B: Backend>: Debug + Send {
    /// # Shapes
    /// - input: `[batch, sequence, inputs]`
    /// - output: `[batch, sequence, outputs]`
    fn forward(&self, hidden: Tensor<B, 3>) -> Tensor<B, 3>;
}

/// Rows by their numbers.
pub trait Table<B: Backend>: Debug + Send {
    /// # Shapes
    /// - ids: `[batch, sequence]`, each below the number of rows
    /// - output: `[batch, sequence, width]`
    fn rows(&self, ids: Tensor<B, 2, Int>) -> Tensor<B, 3>;
}
