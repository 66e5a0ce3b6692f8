//! The product of activations and weights, tile by tile.

use std::cell::RefCell;
use std::ops::Range;

use crate::epilogue::{self, Columns, Effect};
use crate::format::Format;
use crate::lines::Line;
use crate::matrix_mut::MatrixMut;
use crate::microkernel::{Ahead, Microkernel, Strips};
use crate::panels::Panels;
use crate::rows::Rows;
use crate::work::Share;

/// Side of the largest tile, and width of every one.
pub(crate) const TILE: usize = 32;

/// Lines of all groups of one depth, beside each other in a panel.
pub(crate) const PANEL_WIDTH: usize = TILE / Line::GROUPS;

/// Lines of depth that are multiplied at a time: 24 KiB of a panel, which stay in the nearest cache for all strips.
const DEPTH: usize = 12;

/// Sums of products, `[row][column]`; of bytes they are integers until they are scaled.
#[derive(Debug, Clone, Copy)]
#[repr(C, align(64))]
pub(crate) struct Tile(pub(crate) [[f32; TILE]; TILE]);

/// Where a tile lies in what is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) row: usize,
    pub(crate) rows: usize,
    pub(crate) column: usize,
    pub(crate) columns: usize,
}

/// The weights of a product and what turns its sums into numbers.
#[derive(Debug, Default)]
pub(crate) struct Weights {
    pub(crate) panels: Panels,
    /// What is added to each column, padded to whole tiles; empty if nothing is.
    pub(crate) bias: Vec<f32>,
    /// Of bytes, by column, padded to whole tiles: what a weight stands for, and the sum of the column's weights.
    pub(crate) steps: Vec<f32>,
    pub(crate) sums: Vec<f32>,
}

/// A product of some rows of activations and all columns of weights.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Product<'a> {
    pub(crate) activations: &'a Rows,
    /// The first row, which begins a strip, and how many there are.
    pub(crate) first: usize,
    pub(crate) rows: usize,
    pub(crate) weights: &'a Weights,
    pub(crate) effect: Effect<'a>,
}

impl Product<'_> {
    /// Computes it into a matrix `[rows, columns]`.
    pub(crate) fn write(self, share: Share, out: MatrixMut<'_>) {
        let panels = self.weights.panels.count();
        match share {
            Share::Alone => self.panels(0..panels, out),
            // Several parts a thread, so that none waits long for another.
            Share::Together => self.divide(0..panels, panels.div_ceil(4 * rayon::current_num_threads()), out),
        }
    }

    /// On all threads, this many panels or fewer at a time.
    fn divide(self, panels: Range<usize>, most: usize, out: MatrixMut<'_>) {
        if panels.len() <= most.max(1) {
            return self.panels(panels, out);
        }
        let middle = panels.start + panels.len() / 2;
        let (left, right) = out.split_columns((middle - panels.start) * TILE);
        rayon::join(|| self.divide(panels.start..middle, most, left), || self.divide(middle..panels.end, most, right));
    }

    /// The columns of some panels, on this thread.
    fn panels(self, panels: Range<usize>, mut out: MatrixMut<'_>) {
        thread_local! {
            static TILES: RefCell<Vec<Tile>> = RefCell::new(vec![Tile([[0.0; TILE]; TILE]); MOST_TILES]);
        }
        TILES.with_borrow_mut(|tiles| {
            let _ready = Microkernel::of(self.activations.format()).ready();
            for index in panels.clone() {
                self.panel(index, (index - panels.start) * TILE, tiles, &mut out);
            }
        });
    }

    /// The columns of one panel, which are written from `column` on.
    fn panel(self, index: usize, column: usize, tiles: &mut [Tile], out: &mut MatrixMut<'_>) {
        let Self { activations, weights, rows, .. } = self;
        let kernel = Microkernel::of(activations.format());
        let panel = weights.panels.panel(index);
        let columns = TILE.min(weights.panels.columns() - index * TILE);
        // As many rows at a time as there are tiles for.
        for first in (0..rows).step_by(kernel.rows() * MOST_TILES) {
            let places = (first..rows).step_by(kernel.rows()).take(MOST_TILES);
            let places = places.map(|row| Place { row, rows: kernel.rows().min(rows - row), column, columns });
            for line in (0..activations.depth()).step_by(DEPTH) {
                let depth = DEPTH.min(activations.depth() - line);
                let panel = &panel[line * Line::GROUPS * PANEL_WIDTH..][..depth * Line::GROUPS * PANEL_WIDTH];
                // What comes next lies behind it, and each tile fetches its share of that.
                let next = panel.as_ptr_range().end;
                let share = (Line::GROUPS * PANEL_WIDTH).div_ceil(places.len());
                for ((index, tile), place) in tiles.iter_mut().enumerate().zip(places.clone()) {
                    let strips = Strips {
                        lines: activations.from(self.first + place.row, line),
                        stride: activations.depth() * kernel.strip(),
                        rows: place.rows,
                        depth,
                    };
                    let ahead = Ahead { from: next.wrapping_add(index * depth * share), lines: share };
                    kernel.compute(strips, panel, ahead, line > 0, tile);
                }
            }
            for (tile, place) in tiles.iter().zip(places) {
                self.finish(tile, place, index, out);
            }
        }
    }

    fn finish(self, tile: &Tile, place: Place, panel: usize, out: &mut MatrixMut<'_>) {
        /// Of this panel's columns, or zeros.
        fn of(values: &[f32], panel: usize) -> &[f32; TILE] {
            values.as_chunks().0.get(panel).unwrap_or(&[0.0; TILE])
        }
        let Weights { bias, steps, sums, .. } = self.weights;
        let bias = of(bias, panel);
        match self.activations.format() {
            Format::Int8 => {
                let rows = self.activations.scales(self.first + place.row);
                let columns = Columns { steps: of(steps, panel), sums: of(sums, panel), bias };
                epilogue::bytes(tile, place, rows, columns, self.effect, out);
            }
            Format::F32 | Format::Bf16 => epilogue::floats(tile, place, bias, self.effect, out),
        }
    }
}

/// Enough for the rows of a block with the lowest of the fast kernels.
const MOST_TILES: usize = 10;
