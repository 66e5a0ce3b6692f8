//! On the CPU, by plain loops over the memory of the tensors.

use std::sync::Arc;

use burn::backend::Flex;
use burn::tensor::Tensor;
use kernels::CausalMemory;
use siglip::Processor;
use siglip::engine::{Block, floats};

use super::{Attention, DecoderEngine, Heads, Memory};
use crate::Rotary;

impl DecoderEngine<Flex> for Processor {
    fn norm(&self, gamma: &[f32], epsilon: f32) -> Box<dyn Block<Flex>> {
        Box::new(RmsNorm { gamma: gamma.to_vec(), epsilon })
    }

    fn gate(&self) -> Box<dyn Block<Flex>> {
        Box::new(Gate)
    }

    fn attention(&self, heads: Heads, rotary: Arc<Rotary>) -> Box<dyn Attention<Flex>> {
        Box::new(Shape { heads, rotary })
    }
}

#[derive(Debug)]
struct RmsNorm {
    gamma: Vec<f32>,
    epsilon: f32,
}

impl Block<Flex> for RmsNorm {
    fn forward(&self, hidden: Tensor<Flex, 3>) -> Tensor<Flex, 3> {
        let shape = hidden.dims();
        let mut values = values(hidden);
        kernels::rms_norm(&mut values, &self.gamma, self.epsilon);
        tensor(values, shape)
    }
}

#[derive(Debug)]
struct Gate;

impl Block<Flex> for Gate {
    fn forward(&self, hidden: Tensor<Flex, 3>) -> Tensor<Flex, 3> {
        let [batch, sequence, both] = hidden.dims();
        tensor(kernels::gated_silu(&values(hidden), both), [batch, sequence, both / 2])
    }
}

#[derive(Debug)]
struct Shape {
    heads: Heads,
    rotary: Arc<Rotary>,
}

impl Attention<Flex> for Shape {
    fn memory(&self, capacity: usize) -> Box<dyn Memory<Flex>> {
        let Heads { queries, keys, size } = self.heads;
        Box::new(Rotated { seen: CausalMemory::new(queries, keys, size, capacity), rotary: Arc::clone(&self.rotary) })
    }
}

#[derive(Debug)]
struct Rotated {
    seen: CausalMemory,
    rotary: Arc<Rotary>,
}

impl Memory<Flex> for Rotated {
    fn attend(&mut self, projected: Tensor<Flex, 3>) -> Tensor<Flex, 3> {
        let [_, new, _] = projected.dims();
        let (cosines, sines) = self.rotary.at(self.seen.length(), new);
        let seen = self.seen.attend(&mut values(projected), cosines, sines);
        let width = seen.len() / new;
        tensor(seen, [1, new, width])
    }

    fn length(&self) -> usize {
        self.seen.length()
    }

    fn clear(&mut self) {
        self.seen.clear();
    }
}

/// The numbers of a tensor, without a copy where nobody else holds them.
fn values(hidden: Tensor<Flex, 3>) -> Vec<f32> {
    hidden.into_data().into_vec().expect("a float tensor of this backend holds f32")
}

fn tensor(values: Vec<f32>, shape: [usize; 3]) -> Tensor<Flex, 3> {
    floats(values, shape, &Default::default())
}
