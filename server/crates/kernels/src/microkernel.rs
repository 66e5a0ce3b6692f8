//! The innermost loops: one tile of a product, by whatever instructions the processor has.

use std::sync::LazyLock;

use crate::format::Format;
use crate::lines::Line;
use crate::product::{PANEL_WIDTH, Tile};

#[cfg(all(target_arch = "x86_64", target_os = "linux"))]
mod amx;
#[cfg(target_arch = "x86_64")]
mod avx512;
mod portable;

/// A way to compute tiles of one format.
#[derive(Debug)]
pub(crate) struct Microkernel {
    name: &'static str,
    /// Rows of the highest tile.
    rows: usize,
    /// Rows of a strip of activations; a tile has one or two.
    strip: usize,
    /// Whether it is worth choosing a precision for it.
    is_native: bool,
    tile: TileFn,
    /// Called by a thread before and after its tiles.
    enter: fn(),
    leave: fn(),
}

/// The left factor of a tile.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Strips<'a> {
    /// `[strips][lines of a row][rows of a strip]`, beginning somewhere in the first strip's depth.
    pub(crate) lines: &'a [Line],
    /// Lines from one strip to the next.
    pub(crate) stride: usize,
    pub(crate) rows: usize,
    /// Lines of a row that are multiplied.
    pub(crate) depth: usize,
}

/// What will be needed next and is fetched meanwhile: weights come from far away, and nobody else asks for them in time.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ahead {
    /// The first line; asking for one that is not there does no harm.
    pub(crate) from: *const Line,
    /// Lines that are fetched for each line of depth.
    pub(crate) lines: usize,
}

/// Sums up the products of strips of activations and a panel of weights; `add` keeps the sums that the tile has.
///
/// # Safety
/// The processor has the instructions; the strips have 1 to the kernel's rows, and their lines reach as far as these and
/// the depth do; the panel has `depth · 16` groups of two lines.
type TileFn = unsafe fn(strips: Strips<'_>, panel: &[Line], ahead: Ahead, add: bool, tile: &mut Tile);

/// Between its making and its end a thread may compute tiles.
pub(crate) struct Ready<'a>(&'a Microkernel);

impl Microkernel {
    /// The best for a format on this processor.
    pub(crate) fn of(format: Format) -> &'static Self {
        static BEST: LazyLock<[Microkernel; 3]> = LazyLock::new(|| {
            [Format::F32, Format::Bf16, Format::Int8]
                .map(|format| Microkernel::all(format).into_iter().next().expect("there is always a portable one"))
        });
        match format {
            Format::F32 => &BEST[0],
            Format::Bf16 => &BEST[1],
            Format::Int8 => &BEST[2],
        }
    }

    /// All that this processor can run, the best first; the last one runs anywhere.
    pub(crate) fn all(format: Format) -> Vec<Self> {
        let mut all = Vec::new();
        #[cfg(all(target_arch = "x86_64", target_os = "linux"))]
        all.extend(amx::kernel(format));
        #[cfg(target_arch = "x86_64")]
        all.extend(avx512::kernel(format));
        all.extend(portable::kernels(format));
        all
    }

    pub(crate) fn name(&self) -> &'static str {
        self.name
    }

    pub(crate) fn rows(&self) -> usize {
        self.rows
    }

    pub(crate) fn strip(&self) -> usize {
        self.strip
    }

    pub(crate) fn is_native(&self) -> bool {
        self.is_native
    }

    /// Prepares this thread.
    pub(crate) fn ready(&self) -> Ready<'_> {
        (self.enter)();
        Ready(self)
    }

    /// One tile; see [`TileFn`]. The thread must be [`ready`](Self::ready).
    pub(crate) fn compute(&self, strips: Strips<'_>, panel: &[Line], ahead: Ahead, add: bool, tile: &mut Tile) {
        let last = (strips.rows - 1) / self.strip * strips.stride;
        assert!((1..=self.rows).contains(&strips.rows), "a tile has that many rows");
        assert!(strips.depth > 0 && strips.lines.len() >= last + strips.depth * self.strip, "all lines are there");
        assert_eq!(panel.len(), strips.depth * Line::GROUPS * PANEL_WIDTH, "both factors have the same depth");
        // SAFETY: lengths were just checked; a kernel is only made where the processor has its instructions.
        unsafe { (self.tile)(strips, panel, ahead, add, tile) }
    }
}

impl Drop for Ready<'_> {
    fn drop(&mut self) {
        (self.0.leave)();
    }
}

#[cfg(test)]
mod tests;
