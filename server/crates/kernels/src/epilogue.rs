//! What is done with the sums of a tile on their way into the result, in one pass.

use multiversion::multiversion;
use multiversion::target::target_cfg_f;

use crate::elementwise::{Activation, gelu, gelu_tanh, multiply_add};
use crate::matrix_mut::MatrixMut;
use crate::product::{Place, TILE, Tile};
use crate::rows::Scale;

/// How a product enters the result.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Effect<'a> {
    /// It replaces what is there.
    Store,
    /// It is added to what is there.
    Add,
    /// A function of it replaces what is there.
    Activate(Activation),
    /// Each row, multiplied by a number of its own, replaces what is there.
    Scale(&'a [f32]),
}

/// Writes `sum + bias`.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl+avx2+fma", "x86_64+avx2+fma"))]
pub(crate) fn floats(tile: &Tile, place: Place, bias: &[f32; TILE], effect: Effect<'_>, out: &mut MatrixMut<'_>) {
    const FUSED: bool = target_cfg_f!(any(target_feature = "fma", target_feature = "neon"));
    enter::<FUSED>(tile, place, effect, out, |_, column, sum| sum + bias[column]);
}

/// What the sums of bytes stand for, by column.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Columns<'a> {
    pub(crate) steps: &'a [f32; TILE],
    pub(crate) sums: &'a [f32; TILE],
    pub(crate) bias: &'a [f32; TILE],
}

/// Writes `column step · (row step · sum + row offset · Σ column) + bias`, the sums being integers.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl+avx2+fma", "x86_64+avx2+fma"))]
pub(crate) fn bytes(
    tile: &Tile,
    place: Place,
    rows: &[Scale],
    columns: Columns<'_>,
    effect: Effect<'_>,
    out: &mut MatrixMut<'_>,
) {
    const FUSED: bool = target_cfg_f!(any(target_feature = "fma", target_feature = "neon"));
    let rows = &rows[..place.rows];
    enter::<FUSED>(tile, place, effect, out, |row, column, sum| {
        let products = sum.to_bits().cast_signed() as f32;
        let value = multiply_add::<FUSED>(rows[row].step, products, rows[row].offset * columns.sums[column]);
        multiply_add::<FUSED>(columns.steps[column], value, columns.bias[column])
    });
}

#[inline(always)]
fn enter<const FUSED: bool>(
    tile: &Tile,
    place: Place,
    effect: Effect<'_>,
    out: &mut MatrixMut<'_>,
    value: impl Fn(usize, usize, f32) -> f32,
) {
    match effect {
        Effect::Store => replace(tile, place, out, value),
        Effect::Add => add(tile, place, out, value),
        Effect::Activate(Activation::GeluTanh) => {
            replace(tile, place, out, |row, column, sum| gelu_tanh::<FUSED>(value(row, column, sum)));
        }
        Effect::Activate(Activation::Gelu) => {
            replace(tile, place, out, |row, column, sum| gelu::<FUSED>(value(row, column, sum)));
        }
        Effect::Scale(factors) => {
            let factors = &factors[place.row..place.row + place.rows];
            replace(tile, place, out, |row, column, sum| value(row, column, sum) * factors[row]);
        }
    }
}

/// Writes `value(row, column, sum)` for each value of the tile. What was there is not read, as it seldom is in a near cache.
#[inline(always)]
fn replace(tile: &Tile, place: Place, out: &mut MatrixMut<'_>, value: impl Fn(usize, usize, f32) -> f32) {
    for (row, sums) in tile.0[..place.rows].iter().enumerate() {
        let out = out.row(place.row + row, place.column..place.column + place.columns);
        // Whole rows have code of their own, for it is vectors only where the length is known.
        if let Some(out) = out.as_mut_array() {
            *out = computed(sums, |column, sum| value(row, column, sum));
        } else {
            let values = computed(sums, |column, sum| value(row, column, sum));
            out.copy_from_slice(&values[..place.columns]);
        }
    }
}

/// Adds `value(row, column, sum)` for each value of the tile.
#[inline(always)]
fn add(tile: &Tile, place: Place, out: &mut MatrixMut<'_>, value: impl Fn(usize, usize, f32) -> f32) {
    for (row, sums) in tile.0[..place.rows].iter().enumerate() {
        let out = out.row(place.row + row, place.column..place.column + place.columns);
        if let Some(out) = out.as_mut_array::<TILE>() {
            let old = *out;
            *out = computed(sums, |column, sum| old[column] + value(row, column, sum));
        } else {
            let values = computed(sums, |column, sum| value(row, column, sum));
            out.iter_mut().zip(values).for_each(|(out, value)| *out += value);
        }
    }
}

/// A row by way of a copy: compilers do not see that what is written is nothing of what is read.
#[inline(always)]
fn computed(sums: &[f32; TILE], value: impl Fn(usize, f32) -> f32) -> [f32; TILE] {
    let mut values = [0.0; TILE];
    for column in 0..TILE {
        values[column] = value(column, sums[column]);
    }
    values
}
