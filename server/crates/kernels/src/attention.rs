//! Multi-head attention of one picture or text, head by head.

use std::ops::Range;

use crate::elementwise;
use crate::epilogue::Effect;
use crate::format::Format;
use crate::matrix_mut::MatrixMut;
use crate::microkernel::Microkernel;
use crate::product::{Product, TILE};
use crate::rows::Shape;
use crate::work::{Scratch, Share, sized};

/// Queries, keys and values of one head: rows of a matrix that holds all heads.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Head<'a> {
    /// `[sequence, 3 · width]`: all heads' queries, then keys, then values
    pub(crate) projected: &'a [f32],
    pub(crate) width: usize,
    /// Where the head's columns begin.
    pub(crate) start: usize,
    pub(crate) size: usize,
}

impl<'a> Head<'a> {
    fn part(self, part: usize, row: usize) -> &'a [f32] {
        let start = row * 3 * self.width + part * self.width + self.start;
        &self.projected[start..start + self.size]
    }
}

/// `softmax(query · keyᵀ / √size) · value` of the queries at some positions.
///
/// # Shapes
/// - `out`: `[positions, size]`
pub(crate) fn attend(
    head: Head<'_>,
    positions: Range<usize>,
    format: Format,
    scratch: &mut Scratch,
    mut out: MatrixMut<'_>,
) {
    let sequence = head.projected.len() / (3 * head.width);
    let scale = 1.0 / (head.size as f32).sqrt();
    let Scratch { activations: queries, inner_activations: probabilities, inner: scores, keys, values, .. } = scratch;
    keys.panels.pack_columns(format, head.size, sequence, |row| head.part(1, row));
    values.panels.pack_rows(format, sequence, head.size, |row| head.part(2, row));
    let shape = Shape { format, rows: positions.len(), depth: head.size };
    queries.copy(shape, Share::Alone, |row| head.part(0, positions.start + row));

    // A strip of scores stays in the nearest cache until it is used up.
    let strip = Microkernel::of(format).rows();
    for first in (0..positions.len()).step_by(strip) {
        let rows = strip.min(positions.len() - first);
        let scores = sized(scores, rows * sequence);
        Product { activations: queries, first, rows, weights: keys, effect: Effect::Store }
            .write(Share::Alone, MatrixMut::new(scores, sequence));

        let mut factors = [0.0; TILE];
        for (factor, scores) in factors.iter_mut().zip(scores.chunks_exact_mut(sequence)) {
            *factor = 1.0 / elementwise::softmax_unscaled(scores, scale);
        }
        let shape = Shape { format, rows, depth: sequence };
        probabilities.copy(shape, Share::Alone, |row| &scores[row * sequence..(row + 1) * sequence]);
        let (this, rest) = out.split_rows(rows);
        Product { activations: probabilities, first: 0, rows, weights: values, effect: Effect::Scale(&factors) }
            .write(Share::Alone, this);
        out = rest;
    }
}
