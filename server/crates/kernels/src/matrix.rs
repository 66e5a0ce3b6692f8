//! The weights of a linear layer, prepared once.

use rayon::prelude::*;

use crate::elementwise;
use crate::format::Format;
use crate::panels::Panels;
use crate::product::{TILE, Weights};

/// Packs a weight `[outputs, inputs]`, as PyTorch stores it, and a bias `[outputs]`.
pub(crate) fn pack(format: Format, weight: &[f32], bias: &[f32], inputs: usize) -> Weights {
    let outputs = bias.len();
    assert_eq!(weight.len(), inputs * outputs, "a weight has as many values as its inputs and outputs make");
    let padded = outputs.next_multiple_of(TILE);
    let mut bias = bias.to_vec();
    bias.resize(padded, 0.0);
    if format != Format::Int8 {
        let panels = Panels::pack_floats(format, inputs, outputs, weight);
        return Weights { panels, bias, ..Weights::default() };
    }

    let mut bytes = vec![0; weight.len()];
    let (mut steps, mut sums) = (vec![0.0; padded], vec![0.0; padded]);
    let columns = weight.par_chunks_exact(inputs).zip(bytes.par_chunks_exact_mut(inputs));
    columns.zip(steps.par_iter_mut().zip(&mut sums)).for_each(|((values, bytes), (step, sum))| {
        *step = elementwise::quantise_weights(values, bytes);
        *sum = bytes.iter().map(|&byte| i32::from(byte)).sum::<i32>() as f32;
    });
    Weights { panels: Panels::pack_bytes(inputs, outputs, &bytes), bias, steps, sums }
}
