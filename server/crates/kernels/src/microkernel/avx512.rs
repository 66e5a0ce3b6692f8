//! Tiles of 14 × 32 by AVX-512: 28 sums, two vectors of weights and one activation fill the 32 registers.

use std::arch::x86_64::*;

use super::{Ahead, Microkernel, Strips};
use crate::format::Format;
use crate::lines::Line;
use crate::product::Tile;

const ROWS: usize = 14;

pub(super) fn kernel(format: Format) -> Option<Microkernel> {
    if !is_x86_feature_detected!("avx512f") {
        return None;
    }
    let (name, has, tile): (_, _, super::TileFn) = match format {
        Format::F32 => ("avx512f", true, f32::tile),
        Format::Bf16 => ("avx512_bf16", is_x86_feature_detected!("avx512bf16"), bf16::tile),
        Format::Int8 => ("avx512_vnni", is_x86_feature_detected!("avx512vnni"), int8::tile),
    };
    // Intel's processors have AMX for it, and multiply vectors of `bf16` no faster than `f32`.
    let is_native = format != Format::Bf16 || is_amd();
    has.then_some(Microkernel { name, rows: ROWS, strip: ROWS, is_native, tile, enter: || (), leave: || () })
}

fn is_amd() -> bool {
    let id = __cpuid(0);
    [id.ebx, id.edx, id.ecx].map(u32::to_le_bytes).as_flattened() == b"AuthenticAMD"
}

/// The same loops for each format: `$multiply_add(sums, activations, weights)` takes sixteen groups of each.
macro_rules! kernel {
    ($name:ident, $features:literal, $multiply_add:expr) => {
        mod $name {
            use super::*;

            /// # Safety
            /// As [`TileFn`](crate::microkernel::TileFn) says.
            #[target_feature(enable = $features)]
            pub(super) unsafe fn tile(strips: Strips<'_>, panel: &[Line], ahead: Ahead, add: bool, tile: &mut Tile) {
                // SAFETY: as the caller says.
                unsafe {
                    match strips.rows {
                        1 => strip::<1>(strips, panel, ahead, add, tile),
                        2 => strip::<2>(strips, panel, ahead, add, tile),
                        3 => strip::<3>(strips, panel, ahead, add, tile),
                        4 => strip::<4>(strips, panel, ahead, add, tile),
                        5 => strip::<5>(strips, panel, ahead, add, tile),
                        6 => strip::<6>(strips, panel, ahead, add, tile),
                        7 => strip::<7>(strips, panel, ahead, add, tile),
                        8 => strip::<8>(strips, panel, ahead, add, tile),
                        9 => strip::<9>(strips, panel, ahead, add, tile),
                        10 => strip::<10>(strips, panel, ahead, add, tile),
                        11 => strip::<11>(strips, panel, ahead, add, tile),
                        12 => strip::<12>(strips, panel, ahead, add, tile),
                        13 => strip::<13>(strips, panel, ahead, add, tile),
                        _ => strip::<ROWS>(strips, panel, ahead, add, tile),
                    }
                }
            }

            #[inline]
            #[target_feature(enable = $features)]
            unsafe fn strip<const R: usize>(
                strips: Strips<'_>,
                panel: &[Line],
                ahead: Ahead,
                add: bool,
                tile: &mut Tile,
            ) {
                let (lines, panel) = (strips.lines.as_ptr(), panel.as_ptr().cast::<__m512i>());
                let sums_of = tile.0.as_mut_ptr().cast::<__m512i>();
                let mut sums = [[_mm512_setzero_si512(); 2]; R];
                if add {
                    for (row, sums) in sums.iter_mut().enumerate() {
                        // SAFETY: a row of a tile is two vectors long, and aligned as the tile is.
                        *sums = unsafe { [*sums_of.add(2 * row), *sums_of.add(2 * row + 1)] };
                    }
                }
                let mut fetched = ahead.from;
                for line in 0..strips.depth {
                    for _ in 0..ahead.lines {
                        _mm_prefetch::<_MM_HINT_T1>(fetched.cast());
                        fetched = fetched.wrapping_add(1);
                    }
                    for group in 0..Line::GROUPS {
                        let at = 2 * (line * Line::GROUPS + group);
                        // SAFETY: the panel has two lines for each group of each line.
                        let weights = unsafe { [*panel.add(at), *panel.add(at + 1)] };
                        for (row, sums) in sums.iter_mut().enumerate() {
                            // SAFETY: a strip has `ROWS` lines for each line of a row, and `row` is below that.
                            let activations = unsafe { lines.add(line * ROWS + row).cast::<i32>() };
                            // SAFETY: a line has this many groups.
                            let activation = _mm512_set1_epi32(unsafe { *activations.add(group) });
                            for (sum, weights) in sums.iter_mut().zip(weights) {
                                *sum = $multiply_add(*sum, activation, weights);
                            }
                        }
                    }
                }
                for (row, sums) in sums.into_iter().enumerate() {
                    // SAFETY: as above.
                    unsafe { sums_of.add(2 * row).cast::<[__m512i; 2]>().write(sums) };
                }
            }
        }
    };
}

kernel!(f32, "avx512f", |sums, activations, weights| _mm512_castps_si512(_mm512_fmadd_ps(
    _mm512_castsi512_ps(activations),
    _mm512_castsi512_ps(weights),
    _mm512_castsi512_ps(sums),
)));
// SAFETY: both types are 64 bytes without a rule of their own.
kernel!(bf16, "avx512f,avx512bf16", |sums, activations, weights| _mm512_castps_si512(_mm512_dpbf16_ps(
    _mm512_castsi512_ps(sums),
    unsafe { std::mem::transmute::<__m512i, __m512bh>(activations) },
    unsafe { std::mem::transmute::<__m512i, __m512bh>(weights) },
)));
kernel!(int8, "avx512f,avx512vnni", |sums, activations, weights| _mm512_dpbusd_epi32(sums, activations, weights));
