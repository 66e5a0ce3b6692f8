//! Activations: the left factor of a product.

use crate::elementwise;
use crate::format::Format;
use crate::lines::{Line, values_mut};
use crate::microkernel::Microkernel;

/// A matrix of activations in strips: the first line of each row of a strip, then the second of each, and so on.
#[derive(Debug)]
pub(crate) struct Rows {
    format: Format,
    lines: Vec<Line>,
    /// Rows of a strip.
    height: usize,
    /// Lines of a row.
    depth: usize,
    /// One row before it is cut into lines.
    row: Vec<Line>,
    /// What a byte of a row stands for.
    scales: Vec<Scale>,
}

/// `value ≈ byte · step + offset`
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Scale {
    pub(crate) step: f32,
    pub(crate) offset: f32,
}

impl Default for Rows {
    fn default() -> Self {
        Self { format: Format::F32, lines: Vec::new(), height: 1, depth: 0, row: Vec::new(), scales: Vec::new() }
    }
}

impl Rows {
    /// Makes room for `rows` rows of `depth` values, whose content is undefined until they are written.
    pub(crate) fn reset(&mut self, format: Format, rows: usize, depth: usize) {
        self.reset_for(Microkernel::of(format), format, rows, depth);
    }

    /// As [`reset`](Self::reset), laid out for a certain kernel.
    pub(crate) fn reset_for(&mut self, kernel: &Microkernel, format: Format, rows: usize, depth: usize) {
        (self.format, self.height, self.depth) = (format, kernel.strip(), format.lines(depth));
        let padded = rows.next_multiple_of(kernel.rows());
        self.lines.resize(padded * self.depth, Line::default());
        self.row.resize(self.depth, Line::default());
        self.scales.resize(padded, Scale::default());
    }

    /// Writes one row.
    pub(crate) fn write(&mut self, row: usize, values: &[f32]) {
        match self.format {
            Format::F32 => fill(values_mut(&mut self.row), values, |to, from| to.copy_from_slice(from)),
            Format::Bf16 => fill(values_mut(&mut self.row), values, |to, from| elementwise::to_bf16(from, to)),
            Format::Int8 => {
                let scale = elementwise::range(values);
                fill(values_mut(&mut self.row), values, |to, from| elementwise::quantise(from, scale, to));
                self.scales[row] = scale;
            }
        }
        let first = row / self.height * self.height * self.depth + row % self.height;
        for (to, line) in self.lines[first..].iter_mut().step_by(self.height).zip(&self.row) {
            *to = *line;
        }
    }

    pub(crate) fn format(&self) -> Format {
        self.format
    }

    /// Lines of a row.
    pub(crate) fn depth(&self) -> usize {
        self.depth
    }

    /// The strips from the one on that begins with `row`, and in it from a line on.
    pub(crate) fn from(&self, row: usize, line: usize) -> &[Line] {
        debug_assert!(row.is_multiple_of(self.height));
        &self.lines[row * self.depth + line * self.height..]
    }

    /// What the bytes of the rows from `row` on stand for.
    pub(crate) fn scales(&self, row: usize) -> &[Scale] {
        &self.scales[row..]
    }
}

/// Writes the values and zeros behind them.
fn fill<T: Copy + Default>(to: &mut [T], from: &[f32], write: impl FnOnce(&mut [T], &[f32])) {
    let (to, rest) = to.split_at_mut(from.len());
    write(to, from);
    rest.fill(T::default());
}
