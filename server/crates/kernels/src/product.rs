//! One thread's product of activations and weights, tile by tile.

use crate::elementwise;
use crate::format::Format;
use crate::lines::Line;
use crate::microkernel::{Ahead, Microkernel, Strips};
use crate::panels::Panels;
use crate::rows::Rows;

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

/// Where a tile lies in the product.
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

/// Multiplies the rows `row..row + rows` and gives each finished tile to `sink`.
pub(crate) fn multiply(
    activations: &Rows,
    (row, rows): (usize, usize),
    weights: &Weights,
    mut sink: impl FnMut(&mut Tile, Place),
) {
    let kernel = Microkernel::of(activations.format());
    let mut tiles = [const { Tile([[0.0; TILE]; TILE]) }; MOST_TILES];
    let _ready = kernel.ready();
    for (index, panel) in weights.panels.iter().enumerate() {
        let column = index * TILE;
        let columns = TILE.min(weights.panels.columns() - column);
        // As many rows at a time as there are tiles for.
        for first in (0..rows).step_by(kernel.rows() * MOST_TILES) {
            let places = (first..rows).step_by(kernel.rows()).take(MOST_TILES);
            let places = places.map(|at| Place { row: row + at, rows: kernel.rows().min(rows - at), column, columns });
            for line in (0..activations.depth()).step_by(DEPTH) {
                let depth = DEPTH.min(activations.depth() - line);
                let panel = &panel[line * Line::GROUPS * PANEL_WIDTH..][..depth * Line::GROUPS * PANEL_WIDTH];
                // What comes next lies behind it, and each tile fetches its share of that.
                let next = panel.as_ptr_range().end;
                let share = (Line::GROUPS * PANEL_WIDTH).div_ceil(places.len());
                for ((index, tile), place) in tiles.iter_mut().enumerate().zip(places.clone()) {
                    let strips = Strips {
                        lines: activations.from(place.row, line),
                        stride: activations.depth() * kernel.strip(),
                        rows: place.rows,
                        depth,
                    };
                    let ahead = Ahead { from: next.wrapping_add(index * depth * share), lines: share };
                    kernel.compute(strips, panel, ahead, line > 0, tile);
                }
            }
            for (tile, place) in tiles.iter_mut().zip(places) {
                finish(tile, place, activations, weights);
                sink(tile, place);
            }
        }
    }
}

/// Enough for the rows of a block with the lowest of the fast kernels.
const MOST_TILES: usize = 10;

fn finish(tile: &mut Tile, place: Place, activations: &Rows, weights: &Weights) {
    let columns = place.column..place.column + TILE;
    let sums = &mut tile.0[..place.rows];
    match activations.format() {
        Format::Int8 => elementwise::scale(
            sums,
            activations.scales(place.row),
            &weights.steps[columns.clone()],
            &weights.sums[columns.clone()],
            &weights.bias[columns],
        ),
        _ if weights.bias.is_empty() => {}
        _ => elementwise::add_bias(sums, &weights.bias[columns]),
    }
}
