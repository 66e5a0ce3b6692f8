//! Pictures cut into patches.

use std::fmt::Debug;

use burn::backend::Flex;
use burn::tensor::Tensor;
use burn::tensor::backend::Backend;
use rayon::prelude::*;

use super::processor::{tensor, values};

/// Cuts pictures into rows of pixels of one patch each. Pixels that do not fill a patch, right and below, are left out.
pub trait Patches<B: Backend>: Debug + Send {
    /// # Shapes
    /// - pixels: `[batch, channels, image size, image size]`
    /// - output: `[batch, patches, channels · patch · patch]`
    fn cut(&self, pixels: Tensor<B, 4>) -> Tensor<B, 3>;
}

/// By Burn's operations, for patches with this many pixels a side.
#[derive(Debug)]
pub(super) struct Permuted(pub(super) usize);

impl<B: Backend> Patches<B> for Permuted {
    fn cut(&self, pixels: Tensor<B, 4>) -> Tensor<B, 3> {
        let ([batch, channels, side, _], &Self(patch)) = (pixels.dims(), self);
        let grid = side / patch;
        pixels
            .slice([0..batch, 0..channels, 0..grid * patch, 0..grid * patch])
            .reshape([batch, channels, grid, patch, grid, patch])
            .permute([0, 2, 4, 1, 3, 5])
            .reshape([batch, grid * grid, channels * patch * patch])
    }
}

/// On the CPU line by line, on all threads; its backend walks such a permutation number by number.
#[derive(Debug)]
pub(super) struct Copied(pub(super) usize);

impl Patches<Flex> for Copied {
    fn cut(&self, pixels: Tensor<Flex, 4>) -> Tensor<Flex, 3> {
        let ([batch, channels, side, _], &Self(patch)) = (pixels.dims(), self);
        let (grid, depth) = (side / patch, channels * patch * patch);
        let pixels = values(pixels);
        let mut rows = vec![0.0; batch * grid * grid * depth];
        rows.par_chunks_exact_mut(grid * depth).enumerate().for_each(|(band, rows)| {
            let (picture, top) = (band / grid, band % grid * patch);
            for (column, row) in rows.chunks_exact_mut(depth).enumerate() {
                for (at, line) in row.chunks_exact_mut(patch).enumerate() {
                    let (channel, y) = (at / patch, top + at % patch);
                    let start = ((picture * channels + channel) * side + y) * side + column * patch;
                    line.copy_from_slice(&pixels[start..start + patch]);
                }
            }
        });
        tensor(rows, [batch, grid * grid, depth])
    }
}
