//! Activations: the left factor of a product.

use rayon::prelude::*;

use crate::elementwise;
use crate::format::Format;
use crate::lines::Line;
use crate::microkernel::Microkernel;
use crate::work::Share;

/// A matrix of activations in strips: the first line of each row of a strip, then the second of each, and so on.
#[derive(Debug)]
pub(crate) struct Rows {
    format: Format,
    /// At least as many as are used.
    lines: Vec<Line>,
    /// Rows of a strip.
    height: usize,
    /// Lines of a row.
    depth: usize,
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
        Self { format: Format::F32, lines: Vec::new(), height: 1, depth: 0, scales: Vec::new() }
    }
}

/// The shape of a matrix of activations.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    pub(crate) format: Format,
    pub(crate) rows: usize,
    /// Values of a row.
    pub(crate) depth: usize,
}

impl Rows {
    /// Takes over rows that lie somewhere.
    pub(crate) fn copy<'a>(&mut self, shape: Shape, share: Share, row: impl Fn(usize) -> &'a [f32] + Sync) {
        self.strips(Microkernel::of(shape.format), shape, share, |mut strip, rows| {
            for at in rows {
                strip.write(at, row(at));
            }
        });
    }

    /// Takes over rows that are computed one by one.
    pub(crate) fn compute(&mut self, shape: Shape, share: Share, row: impl Fn(usize, &mut [f32]) + Sync) {
        self.strips(Microkernel::of(shape.format), shape, share, |mut strip, rows| {
            let mut values = vec![0.0; shape.depth];
            for at in rows {
                row(at, &mut values);
                strip.write(at, &values);
            }
        });
    }

    /// Lays itself out for a kernel and has each strip written.
    pub(crate) fn strips(
        &mut self,
        kernel: &Microkernel,
        shape: Shape,
        share: Share,
        write: impl Fn(Strip<'_>, std::ops::Range<usize>) + Sync,
    ) {
        let Shape { format, rows, depth } = shape;
        let height = kernel.strip();
        (self.format, self.height, self.depth) = (format, height, format.lines(depth));
        // Whole tiles, whose last rows nobody writes.
        let padded = rows.next_multiple_of(kernel.rows());
        self.lines.resize(self.lines.len().max(padded * self.depth), Line::default());
        self.scales.resize(self.scales.len().max(padded), Scale::default());
        let strip = |(index, (lines, scales))| {
            let first = index * height;
            write(Strip { first, height, format, lines, scales }, first..rows.min(first + height));
        };
        let strips = rows.div_ceil(height);
        let (lines, scales) = (&mut self.lines[..strips * height * self.depth], &mut self.scales[..strips * height]);
        match share {
            Share::Alone => {
                let scales = scales.chunks_exact_mut(height);
                lines.chunks_exact_mut(height * self.depth).zip(scales).enumerate().for_each(strip);
            }
            Share::Together => {
                let scales = scales.par_chunks_exact_mut(height);
                lines.par_chunks_exact_mut(height * self.depth).zip(scales).enumerate().for_each(strip);
            }
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

/// Some rows of a matrix of activations.
#[derive(Debug)]
pub(crate) struct Strip<'a> {
    first: usize,
    height: usize,
    format: Format,
    lines: &'a mut [Line],
    scales: &'a mut [Scale],
}

impl Strip<'_> {
    /// Writes one row, numbered as the matrix does.
    pub(crate) fn write(&mut self, row: usize, values: &[f32]) {
        let row = row - self.first;
        let lines = &mut self.lines[row..];
        match self.format {
            Format::F32 => elementwise::write_floats(values, lines, self.height),
            Format::Bf16 => elementwise::write_bf16(values, lines, self.height),
            Format::Int8 => {
                self.scales[row] = elementwise::range(values);
                elementwise::write_bytes(values, self.scales[row], lines, self.height);
            }
        }
    }
}
