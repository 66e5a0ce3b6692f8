//! By Burn's own operations, on any backend.

use std::sync::Arc;

use burn::tensor::activation::{silu, softmax};
use burn::tensor::backend::Backend;
use burn::tensor::{Bool, Tensor};
use siglip::Operations;
use siglip::engine::{Block, Engine, floats};

use super::{Attention, DecoderEngine, Heads, Memory};
use crate::Rotary;

impl<B: Backend> DecoderEngine<B> for Operations<B> {
    fn norm(&self, gamma: &[f32], epsilon: f32) -> Box<dyn Block<B>> {
        Box::new(RmsNorm::<B> { gamma: floats(gamma.to_vec(), [1, 1, gamma.len()], self.device()), epsilon })
    }

    fn gate(&self) -> Box<dyn Block<B>> {
        Box::new(Gate)
    }

    fn attention(&self, heads: Heads, rotary: Arc<Rotary>) -> Box<dyn Attention<B>> {
        Box::new(Shape::<B> { heads, rotary, device: self.device().clone() })
    }
}

#[derive(Debug)]
struct RmsNorm<B: Backend> {
    gamma: Tensor<B, 3>,
    epsilon: f32,
}

impl<B: Backend> Block<B> for RmsNorm<B> {
    fn forward(&self, hidden: Tensor<B, 3>) -> Tensor<B, 3> {
        let mean = (hidden.clone() * hidden.clone()).mean_dim(2);
        hidden / (mean + self.epsilon).sqrt() * self.gamma.clone()
    }
}

#[derive(Debug)]
struct Gate;

impl<B: Backend> Block<B> for Gate {
    fn forward(&self, hidden: Tensor<B, 3>) -> Tensor<B, 3> {
        let [_, _, both] = hidden.dims();
        silu(hidden.clone().slice_dim(2, 0..both / 2)) * hidden.slice_dim(2, both / 2..both)
    }
}

#[derive(Debug)]
struct Shape<B: Backend> {
    heads: Heads,
    rotary: Arc<Rotary>,
    device: B::Device,
}

impl<B: Backend> Attention<B> for Shape<B> {
    fn memory(&self, capacity: usize) -> Box<dyn Memory<B>> {
        let zeros = || {
            let shape = [1, self.heads.keys, capacity, self.heads.size];
            floats::<B, 4>(vec![0.0; shape.iter().product()], shape, &self.device)
        };
        Box::new(Tensors {
            heads: self.heads,
            rotary: Arc::clone(&self.rotary),
            keys: Some(zeros()),
            values: Some(zeros()),
            capacity,
            length: 0,
        })
    }
}

/// Keys and values `[1, heads of keys, capacity, size]`. They are taken out while they are written to: what nobody else
/// holds is changed in place.
#[derive(Debug)]
struct Tensors<B: Backend> {
    heads: Heads,
    rotary: Arc<Rotary>,
    keys: Option<Tensor<B, 4>>,
    values: Option<Tensor<B, 4>>,
    capacity: usize,
    length: usize,
}

impl<B: Backend> Tensors<B> {
    /// Turns `[1, new, heads, size]` by the positions from `start` on.
    fn turn(&self, tensor: Tensor<B, 4>, start: usize) -> Tensor<B, 4> {
        let [_, new, _, size] = tensor.dims();
        let half = self.rotary.half();
        let (cosines, sines) = self.rotary.at(start, new);
        let table = |values: &[f32]| floats::<B, 4>(values.to_vec(), [1, new, 1, half], &tensor.device());
        let (cosines, sines) = (table(cosines), table(sines));
        let (first, second) = (tensor.clone().slice_dim(3, 0..half), tensor.slice_dim(3, half..size));
        let turned = first.clone() * cosines.clone() - second.clone() * sines.clone();
        Tensor::cat(vec![turned, second * cosines + first * sines], 3)
    }

    /// Writes `new` behind what is there, and returns all of it.
    fn append(store: &mut Option<Tensor<B, 4>>, new: Tensor<B, 4>, start: usize) -> Tensor<B, 4> {
        let [batch, heads, count, size] = new.dims();
        let place = [0..batch, 0..heads, start..start + count, 0..size];
        let whole = store.take().map_or_else(|| new.clone(), |whole| whole.slice_assign(place, new.clone()));
        store.insert(whole).clone().slice([0..batch, 0..heads, 0..start + count, 0..size])
    }
}

impl<B: Backend> Memory<B> for Tensors<B> {
    fn attend(&mut self, projected: Tensor<B, 3>) -> Tensor<B, 3> {
        let Heads { queries, keys, size } = self.heads;
        let [_, new, _] = projected.dims();
        let (start, group) = (self.length, self.heads.group());
        assert!(start + new <= self.capacity, "{start} and {new} positions are more than {}", self.capacity);
        self.length += new;
        let part = |from: usize, heads: usize| {
            projected.clone().slice_dim(2, from * size..(from + heads) * size).reshape([1, new, heads, size])
        };
        let query = self.turn(part(0, queries), start) * (1.0 / (size as f64).sqrt());
        let key = self.turn(part(queries, keys), start).swap_dims(1, 2);
        let value = part(queries + keys, keys).swap_dims(1, 2);
        let (key, value) = (Self::append(&mut self.keys, key, start), Self::append(&mut self.values, value, start));

        // Heads that share keys are multiplied with them together.
        let query = query.reshape([new, keys, group, size]).permute([1, 2, 0, 3]);
        let scores = query.reshape([1, keys, group * new, size]).matmul(key.swap_dims(2, 3));
        let scores = if new == 1 {
            scores
        } else {
            let later = Tensor::<B, 2, Bool>::tril_mask([new, start + new], start as i64, &scores.device());
            let later = later.reshape([1, 1, new, start + new]).expand([keys, group, new, start + new]);
            scores.reshape([keys, group, new, start + new]).mask_fill(later, f32::NEG_INFINITY).reshape([
                1,
                keys,
                group * new,
                start + new,
            ])
        };
        let seen = softmax(scores, 3).matmul(value).reshape([keys, group, new, size]);
        seen.permute([2, 0, 1, 3]).reshape([1, new, queries * size])
    }

    fn length(&self) -> usize {
        self.length
    }

    fn clear(&mut self) {
        self.length = 0;
    }
}
