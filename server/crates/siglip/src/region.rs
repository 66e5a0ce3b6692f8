//! Parts of the grid of patches.

use std::ops::Range;

use burn::tensor::Tensor;
use burn::tensor::backend::Backend;

/// A rectangle of the grid of patches, by its rows and columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// From the top.
    pub rows: Range<usize>,
    /// From the left.
    pub columns: Range<usize>,
}

impl Region {
    /// How many patches it holds.
    pub fn patches(&self) -> usize {
        self.rows.len() * self.columns.len()
    }

    /// # Shapes
    ///
    /// - grid: `[batch, grid, grid, width]`
    /// - output: `[batch, patches, width]`
    pub(crate) fn of<B: Backend>(&self, grid: Tensor<B, 4>) -> Tensor<B, 3> {
        let [batch, side, _, width] = grid.dims();
        let inside = self.patches() > 0 && self.rows.end <= side && self.columns.end <= side;
        assert!(inside, "{self:?} is no part of {side} x {side} patches");
        grid.slice([0..batch, self.rows.clone(), self.columns.clone(), 0..width]).reshape([
            batch,
            self.patches(),
            width,
        ])
    }
}
