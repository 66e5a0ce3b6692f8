//! On the CPU, a layer at a time.

use burn::backend::Flex;
use burn::tensor::Tensor;
use kernels::{LayerWeights, LinearWeights, Precision};

use super::patches::{Copied, Patches};
use super::stored_table::StoredTable;
use super::{Block, Engine, Table, floats};

/// The CPU by kernels that compute a whole layer in one go, in a precision of one's choice.
#[derive(Debug, Clone)]
pub struct Processor {
    precision: Precision,
    device: <Flex as burn::tensor::backend::BackendTypes>::Device,
}

impl Processor {
    /// Computes in a precision.
    pub fn new(precision: Precision) -> Self {
        Self { precision, device: Default::default() }
    }

    /// Runs `work`, which encodes something, on one of the threads that compute: faster than to wake them up for each layer.
    pub fn together<T: Send>(work: impl FnOnce() -> T + Send) -> T {
        kernels::together(work)
    }
}

impl Engine<Flex> for Processor {
    fn linear(&self, weights: LinearWeights<'_>) -> Box<dyn Block<Flex>> {
        Box::new(kernels::Linear::new(weights, self.precision))
    }

    fn layer(&self, weights: LayerWeights<'_>) -> Box<dyn Block<Flex>> {
        Box::new(kernels::Layer::new(weights, self.precision))
    }

    fn table(&self, rows: Vec<f32>, width: usize) -> Box<dyn Table<Flex>> {
        Box::new(StoredTable::new(rows, width, self.precision))
    }

    fn patches(&self, side: usize) -> Box<dyn Patches<Flex>> {
        Box::new(Copied(side))
    }

    fn device(&self) -> &<Flex as burn::tensor::backend::BackendTypes>::Device {
        &self.device
    }
}

impl Block<Flex> for kernels::Linear {
    fn forward(&self, hidden: Tensor<Flex, 3>) -> Tensor<Flex, 3> {
        let [batch, sequence, _] = hidden.dims();
        let output = kernels::Linear::forward(self, &values(hidden));
        tensor(output, [batch, sequence, self.outputs()])
    }
}

impl Block<Flex> for kernels::Layer {
    fn forward(&self, hidden: Tensor<Flex, 3>) -> Tensor<Flex, 3> {
        let shape = hidden.dims();
        let mut values = values(hidden);
        kernels::Layer::forward(self, &mut values, shape[1]);
        tensor(values, shape)
    }

    fn last(&self, hidden: Tensor<Flex, 3>) -> Tensor<Flex, 3> {
        let [batch, sequence, width] = hidden.dims();
        tensor(kernels::Layer::last(self, &values(hidden), sequence), [batch, 1, width])
    }
}

/// The numbers of a tensor, without a copy where nobody else holds them.
pub(super) fn values<const D: usize>(tensor: Tensor<Flex, D>) -> Vec<f32> {
    tensor.into_data().into_vec().expect("a float tensor of this backend holds f32")
}

pub(super) fn tensor(values: Vec<f32>, shape: [usize; 3]) -> Tensor<Flex, 3> {
    floats(values, shape, &Default::default())
}
