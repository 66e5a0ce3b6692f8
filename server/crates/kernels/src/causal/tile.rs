//! The innermost loop of attention.

use multiversion::multiversion;

/// Numbers of a line.
pub(super) const LANES: usize = 16;
/// Rows that are multiplied at once: their sums stay in registers.
pub(super) const QUERIES: usize = 8;

/// `row · panel` for each of at most eight rows; where there are fewer, the other products are zero.
///
/// # Shapes
/// - `rows`: as long as there are lines each
/// - `panel`: `[depth]` lines
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl+avx2+fma", "x86_64+avx2+fma"))]
pub(super) fn multiply(rows: &[&[f32]], panel: &[[f32; LANES]]) -> [[f32; LANES]; QUERIES] {
    let mut sums = [[0.0; LANES]; QUERIES];
    match rows {
        [a, b, c, d, e, f, g, h] => {
            let rows = [a, b, c, d, e, f, g, h].map(|row| &row[..panel.len()]);
            for (at, line) in panel.iter().enumerate() {
                for (sums, row) in sums.iter_mut().zip(rows) {
                    add(sums, row[at], line);
                }
            }
        }
        [a, b, c] => {
            let rows = [a, b, c].map(|row| &row[..panel.len()]);
            let mut three = [[0.0; LANES]; 3];
            for (at, line) in panel.iter().enumerate() {
                for (sums, row) in three.iter_mut().zip(rows) {
                    add(sums, row[at], line);
                }
            }
            sums[..3].copy_from_slice(&three);
        }
        rows => {
            for (sums, row) in sums.iter_mut().zip(rows) {
                for (line, &factor) in panel.iter().zip(*row) {
                    add(sums, factor, line);
                }
            }
        }
    }
    sums
}

#[inline(always)]
fn add(sums: &mut [f32; LANES], factor: f32, line: &[f32; LANES]) {
    for (sum, value) in sums.iter_mut().zip(line) {
        *sum += factor * value;
    }
}
