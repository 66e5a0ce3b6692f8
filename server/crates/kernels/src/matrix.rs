//! The weights of a linear layer, prepared once.

use std::ops::Range;

use rayon::prelude::*;

use crate::elementwise;
use crate::format::Format;
use crate::panels::Panels;
use crate::product::{TILE, Weights};

/// Packs some inputs of a weight `[outputs, inputs]`, as PyTorch stores it, and a bias `[outputs]`, or none.
pub(crate) fn pack(
    format: Format,
    weight: &[f32],
    bias: Option<&[f32]>,
    outputs: usize,
    part: Range<usize>,
) -> Weights {
    let inputs = weight.len() / outputs.max(1);
    let depth = part.len();
    let column = |output: usize| &weight[output * inputs..][part.clone()];
    let padded = outputs.next_multiple_of(TILE);
    let mut bias = bias.map_or_else(|| vec![0.0; outputs], <[f32]>::to_vec);
    bias.resize(padded, 0.0);
    if format != Format::Int8 {
        return Weights { panels: Panels::pack_floats(format, depth, outputs, column), bias, ..Weights::default() };
    }

    let mut bytes = vec![0; depth * outputs];
    let (mut steps, mut sums) = (vec![0.0; padded], vec![0.0; padded]);
    let columns = bytes.par_chunks_exact_mut(depth).enumerate();
    columns.zip(steps.par_iter_mut().zip(&mut sums)).for_each(|((output, bytes), (step, sum))| {
        *step = elementwise::quantise(column(output), bytes);
        *sum = bytes.iter().map(|&byte| i32::from(byte)).sum::<i32>() as f32;
    });
    Weights { panels: Panels::pack_bytes(depth, outputs, &bytes), bias, steps, sums }
}
