//! Tiles in plain Rust: fast in `f32`, where compilers know what to do, and slow but right for the rest.

use half::bf16;

use super::{Ahead, Microkernel, Strips};
use crate::format::Format;
use crate::lines::{Line, values};
use crate::product::{PANEL_WIDTH, TILE, Tile};

const ROWS: usize = 6;
/// Columns that are summed up at once; with six rows they fill the sixteen registers of AVX2 and half of NEON's.
const COLUMNS: usize = 16;

pub(super) fn kernels(format: Format) -> Vec<Microkernel> {
    let kernel =
        |name, tile| Microkernel { name, rows: ROWS, strip: ROWS, is_native: false, tile, enter: || (), leave: || () };
    match format {
        Format::F32 => {
            let mut kernels = Vec::new();
            #[cfg(target_arch = "x86_64")]
            if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
                kernels.push(kernel("avx2", tile_avx2));
            }
            kernels.push(kernel("portable", tile_f32));
            kernels
        }
        Format::Bf16 => vec![kernel("portable", tile_bf16)],
        Format::Int8 => vec![kernel("portable", tile_int8)],
    }
}

/// # Safety
/// As [`TileFn`](super::TileFn) says.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,fma")]
unsafe fn tile_avx2(strips: Strips<'_>, panel: &[Line], _: Ahead, add: bool, tile: &mut Tile) {
    sums_f32::<true>(strips, panel, add, tile);
}

fn tile_f32(strips: Strips<'_>, panel: &[Line], _: Ahead, add: bool, tile: &mut Tile) {
    // Where an instruction multiplies and adds at once it is used; elsewhere `mul_add` would be a call.
    sums_f32::<{ cfg!(any(target_feature = "fma", target_arch = "aarch64")) }>(strips, panel, add, tile);
}

#[inline(always)]
fn sums_f32<const FUSED: bool>(strips: Strips<'_>, panel: &[Line], add: bool, tile: &mut Tile) {
    if !add {
        tile.0 = [[0.0; TILE]; TILE];
    }
    match strips.rows {
        1 => strip::<FUSED, 1>(strips, panel, tile),
        2 => strip::<FUSED, 2>(strips, panel, tile),
        3 => strip::<FUSED, 3>(strips, panel, tile),
        4 => strip::<FUSED, 4>(strips, panel, tile),
        5 => strip::<FUSED, 5>(strips, panel, tile),
        _ => strip::<FUSED, ROWS>(strips, panel, tile),
    }
}

#[inline(always)]
fn strip<const FUSED: bool, const R: usize>(strips: Strips<'_>, panel: &[Line], tile: &mut Tile) {
    for half in [0, COLUMNS] {
        let mut sums: [[f32; COLUMNS]; R] =
            std::array::from_fn(|row| std::array::from_fn(|column| tile.0[row][half + column]));
        for (lines, weights) in steps(strips, panel) {
            let (rows, _) = values::<f32>(lines).as_chunks::<{ Line::GROUPS }>();
            let (weights, _) = values::<f32>(weights).as_chunks::<TILE>();
            for (at, weights) in weights.iter().enumerate() {
                for (sums, row) in sums.iter_mut().zip(rows) {
                    for (sum, &weight) in sums.iter_mut().zip(&weights[half..half + COLUMNS]) {
                        *sum = if FUSED { row[at].mul_add(weight, *sum) } else { *sum + row[at] * weight };
                    }
                }
            }
        }
        for (to, sums) in tile.0.iter_mut().zip(sums) {
            to[half..half + COLUMNS].copy_from_slice(&sums);
        }
    }
}

fn tile_bf16(strips: Strips<'_>, panel: &[Line], _: Ahead, add: bool, tile: &mut Tile) {
    if !add {
        tile.0 = [[0.0; TILE]; TILE];
    }
    for (lines, weights) in steps(strips, panel) {
        let (weights, _) = values::<[bf16; 2]>(weights).as_chunks::<TILE>();
        for (sums, line) in tile.0.iter_mut().zip(lines).take(strips.rows) {
            for (group, weights) in values::<[bf16; 2]>(std::slice::from_ref(line)).iter().zip(weights) {
                for (sum, weights) in sums.iter_mut().zip(weights) {
                    let products = group.iter().zip(weights).map(|(value, weight)| value.to_f32() * weight.to_f32());
                    *sum += products.sum::<f32>();
                }
            }
        }
    }
}

fn tile_int8(strips: Strips<'_>, panel: &[Line], _: Ahead, add: bool, tile: &mut Tile) {
    if !add {
        tile.0 = [[0.0; TILE]; TILE];
    }
    for (lines, weights) in steps(strips, panel) {
        let (weights, _) = values::<[i8; 4]>(weights).as_chunks::<TILE>();
        for (sums, line) in tile.0.iter_mut().zip(lines).take(strips.rows) {
            for (group, weights) in values::<[u8; 4]>(std::slice::from_ref(line)).iter().zip(weights) {
                for (sum, weights) in sums.iter_mut().zip(weights) {
                    let products =
                        group.iter().zip(weights).map(|(&value, &weight)| i32::from(value) * i32::from(weight));
                    *sum = f32::from_bits((sum.to_bits().cast_signed() + products.sum::<i32>()).cast_unsigned());
                }
            }
        }
    }
}

/// A line of each row and the weights that it is multiplied by, line after line.
#[inline(always)]
fn steps<'a>(
    strips: Strips<'a>,
    panel: &'a [Line],
) -> impl Iterator<Item = (&'a [Line; ROWS], &'a [Line; Line::GROUPS * PANEL_WIDTH])> {
    strips.lines.as_chunks().0.iter().zip(panel.as_chunks().0)
}
