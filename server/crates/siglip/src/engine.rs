//! What computes the large parts of a model.

use std::fmt::Debug;

use burn::tensor::backend::Backend;
use burn::tensor::{Element, Int, Tensor, TensorData};
use kernels::{LayerWeights, LinearWeights};

mod operations;
mod patches;
mod processor;
mod stored_table;

pub use operations::Operations;
pub(crate) use operations::transpose;
pub use patches::Patches;
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

    /// What cuts pictures into patches of this many pixels a side.
    fn patches(&self, side: usize) -> Box<dyn Patches<B>>;

    /// The device that tensors live on.
    fn device(&self) -> &B::Device;
}

/// A tensor of the numbers that the backend computes with. Left to itself, Burn takes those of the backend that was first to
/// use the device: beside a model in f32, one in bf16 would be computed in f32 as well.
pub fn floats<B: Backend, const D: usize>(values: Vec<f32>, shape: [usize; D], device: &B::Device) -> Tensor<B, D> {
    Tensor::from_data(TensorData::new(values, shape), (device, B::FloatElem::dtype()))
}

/// Adds one row of numbers to each sequence of a batch, such as those of the positions. As a row a sequence, since a backend
/// that adds such a row in vectors may walk a matrix number by number.
///
/// # Shapes
/// - hidden: `[batch, sequence, width]`
/// - each: `[1, sequence · width]`
pub(crate) fn add_to_each<B: Backend>(hidden: Tensor<B, 3>, each: Tensor<B, 2>) -> Tensor<B, 3> {
    let [batch, sequence, width] = hidden.dims();
    (hidden.reshape([batch, sequence * width]) + each).reshape([batch, sequence, width])
}

/// A part of a tower.
pub trait Block<B: Backend>: Debug + Send {
    /// # Shapes
    /// - input: `[batch, sequence, inputs]`
    /// - output: `[batch, sequence, outputs]`
    fn forward(&self, hidden: Tensor<B, 3>) -> Tensor<B, 3>;

    /// What [`forward`](Self::forward) makes of the last position.
    ///
    /// # Shapes
    /// - input: `[batch, sequence, inputs]`
    /// - output: `[batch, 1, outputs]`
    fn last(&self, hidden: Tensor<B, 3>) -> Tensor<B, 3> {
        last(self.forward(hidden))
    }
}

/// `[batch, sequence, width]` to `[batch, 1, width]`.
pub(crate) fn last<B: Backend>(hidden: Tensor<B, 3>) -> Tensor<B, 3> {
    let [_, sequence, _] = hidden.dims();
    hidden.slice_dim(1, sequence - 1..sequence)
}

/// Rows by their numbers.
pub trait Table<B: Backend>: Debug + Send {
    /// # Shapes
    /// - ids: `[batch, sequence]`, each below the number of rows
    /// - output: `[batch, sequence, width]`
    fn rows(&self, ids: Tensor<B, 2, Int>) -> Tensor<B, 3>;
}
