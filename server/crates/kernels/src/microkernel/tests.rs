#![allow(clippy::unwrap_used, reason = "tests may panic")]

use super::*;
use crate::panels::Panels;
use crate::product::{TILE, Tile};
use crate::rows::{Rows, Shape};
use crate::work::Share;

/// Numbers that repeat only after a long time, in [-1, 1).
pub(crate) fn noise(seed: u32) -> impl FnMut() -> f32 {
    let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(1);
    move || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state as f32 / (1u32 << 31) as f32 - 1.0
    }
}

/// The sums of all rows by a kernel, which lays out the rows for itself.
fn tile(kernel: &Microkernel, rows: &[Vec<f32>], format: Format, panels: &Panels) -> Vec<[f32; TILE]> {
    let mut written = Rows::default();
    let mut sums = Vec::new();
    for rows in rows.chunks(kernel.rows()) {
        let shape = Shape { format, rows: rows.len(), depth: rows[0].len() };
        written.strips(kernel, shape, Share::Alone, |mut strip, at| at.for_each(|row| strip.write(row, &rows[row])));
        let (depth, panel) = (written.depth(), panels.panel(0));
        // In two parts where there are two, so that one is added to the other.
        let middle = depth / 2;
        let mut tile = Tile([[f32::NAN; TILE]; TILE]);
        let _ready = kernel.ready();
        for (from, to) in [(0, middle), (middle, depth)].into_iter().filter(|(from, to)| from < to) {
            let lines = written.from(0, from);
            let strips = Strips { lines, stride: depth * kernel.strip(), rows: rows.len(), depth: to - from };
            let panel = &panel[from * Line::GROUPS * PANEL_WIDTH..to * Line::GROUPS * PANEL_WIDTH];
            let ahead = Ahead { from: panel.as_ptr(), lines: 2 };
            kernel.compute(strips, panel, ahead, from > 0, &mut tile);
        }
        sums.extend_from_slice(&tile.0[..rows.len()]);
    }
    sums
}

#[test]
fn all_kernels_of_a_format_agree_with_the_portable_one() {
    for format in [Format::F32, Format::Bf16, Format::Int8] {
        let mut kernels = Microkernel::all(format);
        let portable = kernels.pop().unwrap();
        for kernel in kernels {
            for depth in [1, 3, 15, 16, 64, 65, 129, 768] {
                let mut next = noise(depth as u32);
                let weights: Vec<f32> = (0..depth * TILE).map(|_| next()).collect();
                let panels = match format {
                    Format::Int8 => {
                        let bytes: Vec<i8> = weights.iter().map(|weight| (weight * 127.0) as i8).collect();
                        Panels::pack_bytes(depth, TILE, &bytes)
                    }
                    _ => Panels::pack_floats(format, depth, TILE, |column| {
                        &weights[column * depth..(column + 1) * depth]
                    }),
                };
                for count in 1..=kernel.rows() {
                    let rows: Vec<Vec<f32>> = (0..count).map(|_| (0..depth).map(|_| next()).collect()).collect();

                    let found = tile(&kernel, &rows, format, &panels);
                    let wanted = tile(&portable, &rows, format, &panels);

                    for (found, wanted) in found.as_flattened().iter().zip(wanted.as_flattened()) {
                        let equal = found.to_bits() == wanted.to_bits();
                        let close = format != Format::Int8 && (found - wanted).abs() <= 1e-5 * (depth as f32).sqrt();
                        assert!(equal || close, "{} {depth} {count}: {found} {wanted}", kernel.name());
                    }
                }
            }
        }
    }
}
