//! Weights: the right factor of a product, laid out as the microkernels read it.

use half::bf16;
use rayon::prelude::*;

use crate::elementwise;
use crate::format::Format;
use crate::lines::{Line, values_mut};
use crate::product::TILE;

/// A matrix in panels of 32 columns. A panel holds one group of its depth after the other, each 32 columns wide.
#[derive(Debug, Default)]
pub(crate) struct Panels {
    lines: Vec<Line>,
    /// Lines of a panel.
    stride: usize,
    columns: usize,
}

/// Lines that a group of all columns of a panel takes.
const WIDTH: usize = TILE / Line::GROUPS;

impl Panels {
    /// Packs a matrix whose columns lie one behind the other; `column` gives the values of one.
    pub(crate) fn pack_columns<'a>(
        &mut self,
        format: Format,
        depth: usize,
        columns: usize,
        column: impl Fn(usize) -> &'a [f32],
    ) {
        self.reset(format, depth, columns);
        let mut lying = Standing::new(format, depth);
        for (panel, lines) in self.lines.chunks_exact_mut(self.stride).enumerate() {
            lying.pack(lines, (panel * TILE..columns).take(TILE).map(&column), |values, line| match format {
                Format::F32 => values_mut(line)[..depth].copy_from_slice(values),
                _ => elementwise::to_bf16(values, &mut values_mut(line)[..depth]),
            });
        }
    }

    /// Packs a matrix of bytes, `[columns, depth]`, on all threads.
    pub(crate) fn pack_bytes(depth: usize, columns: usize, bytes: &[i8]) -> Self {
        Self::pack_parallel(Format::Int8, depth, columns, |column, line| {
            values_mut(line)[..depth].copy_from_slice(&bytes[column * depth..(column + 1) * depth]);
        })
    }

    /// As [`pack_columns`](Self::pack_columns), on all threads.
    pub(crate) fn pack_floats<'a>(
        format: Format,
        depth: usize,
        columns: usize,
        values: impl Fn(usize) -> &'a [f32] + Sync,
    ) -> Self {
        Self::pack_parallel(format, depth, columns, |column, line| {
            let values = values(column);
            match format {
                Format::F32 => values_mut(line)[..depth].copy_from_slice(values),
                _ => elementwise::to_bf16(values, &mut values_mut(line)[..depth]),
            }
        })
    }

    fn pack_parallel(format: Format, depth: usize, columns: usize, write: impl Fn(usize, &mut [Line]) + Sync) -> Self {
        let mut panels = Self::default();
        panels.reset(format, depth, columns);
        let stride = panels.stride;
        panels.lines.par_chunks_exact_mut(stride).enumerate().for_each(|(panel, lines)| {
            let columns = (panel * TILE..columns).take(TILE);
            Standing::new(format, depth).pack(lines, columns, |column, line| write(column, line));
        });
        panels
    }

    /// Packs a matrix whose rows lie one behind the other; `row` gives the values of one. Never in bytes.
    pub(crate) fn pack_rows<'a>(
        &mut self,
        format: Format,
        depth: usize,
        columns: usize,
        row: impl Fn(usize) -> &'a [f32],
    ) {
        self.reset(format, depth, columns);
        let group = format.values_a_group();
        for (panel, lines) in self.lines.chunks_exact_mut(self.stride).enumerate() {
            let start = panel * TILE;
            let width = TILE.min(columns - start);
            let slice = |index: usize| &row(index)[start..start + width];
            for (at, lines) in (0..depth).step_by(group).zip(lines.as_chunks_mut::<WIDTH>().0) {
                match format {
                    Format::F32 => values_mut(lines)[..width].copy_from_slice(slice(at)),
                    _ if at + 1 < depth => elementwise::interleave(slice(at), slice(at + 1), values_mut(lines)),
                    _ => elementwise::interleave(slice(at), &[0.0; TILE][..width], values_mut(lines)),
                }
            }
        }
    }

    /// All is zero afterwards where a matrix does not reach.
    fn reset(&mut self, format: Format, depth: usize, columns: usize) {
        debug_assert_eq!(size_of::<bf16>(), 2);
        self.stride = format.lines(depth) * Line::GROUPS * WIDTH;
        self.columns = columns;
        self.lines.clear();
        self.lines.resize(columns.div_ceil(TILE) * self.stride, Line::default());
    }

    pub(crate) fn columns(&self) -> usize {
        self.columns
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.columns.div_ceil(TILE)
    }

    /// One panel, `[groups][2 lines]`.
    pub(crate) fn panel(&self, index: usize) -> &[Line] {
        &self.lines[index * self.stride..(index + 1) * self.stride]
    }
}

/// The columns of one panel, one below the other, before they are turned.
struct Standing {
    lines: Vec<Line>,
    stride: usize,
}

impl Standing {
    fn new(format: Format, depth: usize) -> Self {
        let stride = format.lines(depth);
        Self { lines: vec![Line::default(); stride * TILE], stride }
    }

    /// Turns up to 32 columns into a panel.
    fn pack<T>(&mut self, panel: &mut [Line], columns: impl Iterator<Item = T>, write: impl Fn(T, &mut [Line])) {
        let mut count = 0;
        for (column, lines) in columns.zip(self.lines.chunks_exact_mut(self.stride)) {
            write(column, lines);
            count += 1;
        }
        self.lines[count * self.stride..].fill(Line::default());
        for at in 0..self.stride {
            for half in 0..WIDTH {
                let source: [Line; Line::GROUPS] =
                    std::array::from_fn(|row| self.lines[(half * Line::GROUPS + row) * self.stride + at]);
                for group in 0..Line::GROUPS {
                    let turned = source.each_ref().map(|line| line.0[group]);
                    panel[(at * Line::GROUPS + group) * WIDTH + half] = Line(turned);
                }
            }
        }
    }
}
