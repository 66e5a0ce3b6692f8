//! A matrix that several threads write, each its own columns.

use std::marker::PhantomData;
use std::ops::Range;

/// Some columns of a matrix of floats, and the right to write them.
#[derive(Debug)]
pub(crate) struct MatrixMut<'a> {
    start: *mut f32,
    rows: usize,
    columns: usize,
    /// Values from one row to the next.
    stride: usize,
    values: PhantomData<&'a mut [f32]>,
}

// SAFETY: it stands for a mutable borrow of values that nobody else has.
unsafe impl Send for MatrixMut<'_> {}

impl<'a> MatrixMut<'a> {
    /// All of a matrix that has this many columns.
    pub(crate) fn new(values: &'a mut [f32], columns: usize) -> Self {
        assert!(columns > 0 && values.len().is_multiple_of(columns), "rows are whole");
        let rows = values.len() / columns;
        Self { start: values.as_mut_ptr(), rows, columns, stride: columns, values: PhantomData }
    }

    /// The columns before one, and those from it on.
    pub(crate) fn split_columns(self, column: usize) -> (Self, Self) {
        assert!(column <= self.columns, "the column is there");
        // Not beyond the matrix, but perhaps at its end, where no row can be asked for.
        let start = self.start.wrapping_add(column);
        (Self { columns: column, ..self }, Self { start, columns: self.columns - column, ..self })
    }

    /// The rows before one, and those from it on.
    pub(crate) fn split_rows(self, row: usize) -> (Self, Self) {
        assert!(row <= self.rows, "the row is there");
        let start = self.start.wrapping_add(row * self.stride);
        (Self { rows: row, ..self }, Self { start, rows: self.rows - row, ..self })
    }

    /// A part of a row.
    pub(crate) fn row(&mut self, row: usize, columns: Range<usize>) -> &mut [f32] {
        assert!(row < self.rows && columns.start <= columns.end && columns.end <= self.columns, "the part is there");
        // SAFETY: the values lie inside the matrix, as was just checked; other parts of a matrix have other columns, and this
        // one is borrowed for as long as what is returned.
        unsafe { std::slice::from_raw_parts_mut(self.start.add(row * self.stride + columns.start), columns.len()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_written_from_several_threads() {
        let mut values = vec![0.0; 3 * 10];
        let (mut left, right) = MatrixMut::new(&mut values, 10).split_columns(4);
        let (mut middle, mut last) = right.split_columns(5);
        std::thread::scope(|scope| {
            scope.spawn(|| (0..3).for_each(|row| left.row(row, 0..4).fill(1.0)));
            scope.spawn(|| (0..3).for_each(|row| middle.row(row, 0..5).fill(2.0)));
            scope.spawn(|| (0..3).for_each(|row| last.row(row, 0..1).fill(3.0)));
        });
        assert_eq!(values, [1.0, 1.0, 1.0, 1.0, 2.0, 2.0, 2.0, 2.0, 2.0, 3.0].repeat(3));
    }

    #[test]
    fn parts_may_be_rows_of_columns() {
        let mut values = vec![0.0; 4 * 3];
        let (_, right) = MatrixMut::new(&mut values, 3).split_columns(1);
        let (mut upper, mut lower) = right.split_rows(1);
        upper.row(0, 0..2).fill(1.0);
        lower.row(2, 1..2).fill(2.0);
        assert_eq!(values, [0.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 2.0]);
    }

    #[test]
    #[should_panic(expected = "the part is there")]
    fn nothing_is_written_outside() {
        let mut values = vec![0.0; 6];
        let (mut left, _right) = MatrixMut::new(&mut values, 3).split_columns(2);
        left.row(1, 0..3).fill(1.0);
    }
}
