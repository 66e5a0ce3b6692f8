//! Tiles of 32 × 32 by AMX, which Intel's servers have: eight registers of 16 rows by 64 bytes.
//!
//! The intrinsics are not stable yet, hence assembly. Sums live in `tmm0` to `tmm3`, activations in `tmm4` and `tmm5`,
//! weights in `tmm6` and `tmm7`; compilers never use these registers by themselves.

use std::arch::asm;
use std::arch::x86_64::__cpuid_count;
use std::sync::LazyLock;

use super::{Ahead, Microkernel, Strips};
use crate::format::Format;
use crate::lines::Line;
use crate::product::{TILE, Tile};

/// Rows of a register.
const HALF: usize = 16;
/// Bytes from a group of a panel to the next.
const PANEL_STRIDE: usize = TILE * 4;

pub(super) fn kernel(format: Format) -> Option<Microkernel> {
    static ALLOWED: LazyLock<bool> = LazyLock::new(is_allowed);
    // Leaf 7, register EDX: bit 22 is AMX-BF16, bit 24 AMX-TILE, bit 25 AMX-INT8.
    let features = __cpuid_count(7, 0).edx;
    let has = |bit: u32| features & (1 << bit) != 0;
    let (name, has_type, tile): (_, _, super::TileFn) = match format {
        Format::F32 => return None,
        Format::Bf16 => ("amx_bf16", has(22), bf16::tile),
        Format::Int8 => ("amx_int8", has(25), int8::tile),
    };
    // It is asked for by the first use alone: a process that never multiplies keeps the smaller state.
    (has(24) && has_type && *ALLOWED).then_some(Microkernel {
        name,
        rows: TILE,
        strip: HALF,
        is_native: true,
        tile,
        enter: configure,
        leave: release,
    })
}

/// Asks Linux for the state of the tile registers, which it saves only for processes that asked.
fn is_allowed() -> bool {
    const ARCH_REQ_XCOMP_PERM: libc::c_long = 0x1023;
    const XFEATURE_XTILEDATA: libc::c_long = 18;
    // SAFETY: this call of the system reads no memory of ours.
    unsafe { libc::syscall(libc::SYS_arch_prctl, ARCH_REQ_XCOMP_PERM, XFEATURE_XTILEDATA) == 0 }
}

/// All eight registers are 16 rows of 64 bytes.
fn configure() {
    #[repr(C, align(64))]
    struct Config {
        palette: u8,
        start_row: u8,
        reserved: [u8; 14],
        bytes: [u16; 16],
        rows: [u8; 16],
    }
    let mut config = Config { palette: 1, start_row: 0, reserved: [0; 14], bytes: [0; 16], rows: [0; 16] };
    config.bytes[..8].fill(64);
    config.rows[..8].fill(HALF as u8);
    // SAFETY: the processor has AMX and Linux allowed it, else there would be no kernel; the memory is a whole configuration.
    unsafe { asm!("ldtilecfg [{}]", in(reg) &raw const config, options(nostack, readonly, preserves_flags)) };
}

fn release() {
    // SAFETY: as above; the registers hold nothing that is still needed.
    unsafe { asm!("tilerelease", options(nostack, nomem, preserves_flags)) };
}

/// Sets all sums to zero.
///
/// # Safety
/// This thread called [`configure`].
unsafe fn clear() {
    // SAFETY: as the caller says.
    unsafe {
        asm!(
            "tilezero tmm0",
            "tilezero tmm1",
            "tilezero tmm2",
            "tilezero tmm3",
            options(nostack, nomem, preserves_flags)
        );
    }
}

/// Takes the sums of a tile.
///
/// # Safety
/// This thread called [`configure`].
unsafe fn load(tile: &Tile) {
    // SAFETY: as the caller says; each of the four quarters has 16 rows of 64 bytes.
    unsafe {
        asm!(
            "tileloadd tmm0, [{tile} + {width}]",
            "tileloadd tmm1, [{tile} + {width} + 64]",
            "tileloadd tmm2, [{tile} + {width} + 2048]",
            "tileloadd tmm3, [{tile} + {width} + 2112]",
            tile = in(reg) tile.0.as_ptr(),
            width = in(reg) PANEL_STRIDE,
            options(nostack, readonly, preserves_flags),
        );
    }
}

macro_rules! kernel {
    ($name:ident, $multiply_add:literal) => {
        mod $name {
            use super::*;

            /// # Safety
            /// As [`TileFn`](crate::microkernel::TileFn) says, and this thread called [`configure`].
            pub(super) unsafe fn tile(strips: Strips<'_>, panel: &[Line], ahead: Ahead, add: bool, tile: &mut Tile) {
                // SAFETY: as the caller says.
                unsafe {
                    if add {
                        load(tile);
                    } else {
                        clear();
                    }
                    if strips.rows > HALF {
                        full(strips, panel, ahead, tile);
                    } else {
                        half(strips, panel, ahead, tile);
                    }
                }
            }

            /// Two strips.
            unsafe fn full(strips: Strips<'_>, panel: &[Line], ahead: Ahead, tile: &mut Tile) {
                let upper = strips.lines.as_ptr();
                // SAFETY: there are two strips of 16 lines for each of `depth` lines, and as often 32 lines of weights.
                unsafe {
                    asm!(
                        "2:",
                        "mov {count}, {lines}",
                        "3:",
                        "prefetcht1 [{ahead}]",
                        "add {ahead}, 64",
                        "dec {count}",
                        "jnz 3b",
                        "tileloadd tmm4, [{upper} + {line}]",
                        "tileloadd tmm6, [{panel} + {width}]",
                        "tileloadd tmm7, [{panel} + {width} + 64]",
                        "tileloadd tmm5, [{lower} + {line}]",
                        concat!($multiply_add, " tmm0, tmm4, tmm6"),
                        concat!($multiply_add, " tmm1, tmm4, tmm7"),
                        concat!($multiply_add, " tmm2, tmm5, tmm6"),
                        concat!($multiply_add, " tmm3, tmm5, tmm7"),
                        "add {upper}, 1024",
                        "add {lower}, 1024",
                        "add {panel}, 2048",
                        "dec {depth}",
                        "jnz 2b",
                        "tilestored [{tile} + {width}], tmm0",
                        "tilestored [{tile} + {width} + 64], tmm1",
                        "tilestored [{tile} + {width} + 2048], tmm2",
                        "tilestored [{tile} + {width} + 2112], tmm3",
                        upper = inout(reg) upper => _,
                        lower = inout(reg) upper.add(strips.stride) => _,
                        panel = inout(reg) panel.as_ptr() => _,
                        depth = inout(reg) strips.depth => _,
                        tile = in(reg) tile.0.as_mut_ptr(),
                        ahead = inout(reg) ahead.from => _,
                        lines = in(reg) ahead.lines.max(1),
                        count = out(reg) _,
                        line = in(reg) size_of::<Line>(),
                        width = in(reg) PANEL_STRIDE,
                        options(nostack),
                    );
                }
            }

            /// One strip.
            unsafe fn half(strips: Strips<'_>, panel: &[Line], ahead: Ahead, tile: &mut Tile) {
                // SAFETY: there are 16 lines for each of `depth` lines, and as often 32 lines of weights.
                unsafe {
                    asm!(
                        "2:",
                        "mov {count}, {lines}",
                        "3:",
                        "prefetcht1 [{ahead}]",
                        "add {ahead}, 64",
                        "dec {count}",
                        "jnz 3b",
                        "tileloadd tmm4, [{upper} + {line}]",
                        "tileloadd tmm6, [{panel} + {width}]",
                        "tileloadd tmm7, [{panel} + {width} + 64]",
                        concat!($multiply_add, " tmm0, tmm4, tmm6"),
                        concat!($multiply_add, " tmm1, tmm4, tmm7"),
                        "add {upper}, 1024",
                        "add {panel}, 2048",
                        "dec {depth}",
                        "jnz 2b",
                        "tilestored [{tile} + {width}], tmm0",
                        "tilestored [{tile} + {width} + 64], tmm1",
                        upper = inout(reg) strips.lines.as_ptr() => _,
                        panel = inout(reg) panel.as_ptr() => _,
                        depth = inout(reg) strips.depth => _,
                        tile = in(reg) tile.0.as_mut_ptr(),
                        ahead = inout(reg) ahead.from => _,
                        lines = in(reg) ahead.lines.max(1),
                        count = out(reg) _,
                        line = in(reg) size_of::<Line>(),
                        width = in(reg) PANEL_STRIDE,
                        options(nostack),
                    );
                }
            }
        }
    };
}

kernel!(bf16, "tdpbf16ps");
kernel!(int8, "tdpbusd");
