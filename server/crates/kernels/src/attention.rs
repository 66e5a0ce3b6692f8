//! Multi-head attention of one picture or text, head by head.

use crate::elementwise;
use crate::format::Format;
use crate::microkernel::Microkernel;
use crate::product::multiply;
use crate::work::{Scratch, sized};

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

/// `softmax(query · keyᵀ / √size) · value`
///
/// # Shapes
/// - `out`: `[sequence, size]`
pub(crate) fn attend(head: Head<'_>, format: Format, scratch: &mut Scratch, out: &mut [f32]) {
    let sequence = out.len() / head.size;
    let scale = 1.0 / (head.size as f32).sqrt();
    let Scratch { activations: queries, inner_activations: probabilities, inner: scores, keys, values, .. } = scratch;
    keys.panels.pack_columns(format, head.size, sequence, |row| head.part(1, row));
    values.panels.pack_rows(format, sequence, head.size, |row| head.part(2, row));
    queries.reset(format, sequence, head.size);
    for row in 0..sequence {
        queries.write(row, head.part(0, row));
    }

    // A strip of scores stays in the nearest cache until it is used up.
    let strip = Microkernel::of(format).rows();
    let scores = sized(scores, strip * sequence);
    for start in (0..sequence).step_by(strip) {
        let rows = strip.min(sequence - start);
        multiply(queries, (start, rows), keys, |tile, place| {
            for (row, values) in tile.0[..place.rows].iter().enumerate() {
                let at = row * sequence + place.column;
                scores[at..at + place.columns].copy_from_slice(&values[..place.columns]);
            }
        });
        let mut sums = [0.0; crate::product::TILE];
        probabilities.reset(format, rows, sequence);
        for (row, scores) in scores.chunks_exact_mut(sequence).take(rows).enumerate() {
            sums[row] = elementwise::softmax_unscaled(scores, scale);
            probabilities.write(row, scores);
        }
        multiply(probabilities, (0, rows), values, |tile, place| {
            for (row, values) in tile.0[..place.rows].iter().enumerate() {
                let at = (start + row) * head.size + place.column;
                elementwise::multiply(&values[..place.columns], 1.0 / sums[row], &mut out[at..at + place.columns]);
            }
        });
    }
}
