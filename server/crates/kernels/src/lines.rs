//! Memory in whole cache lines, so that no vector or tile is loaded across two of them.

use bytemuck::{AnyBitPattern, NoUninit, Pod, Zeroable};

/// One cache line: sixteen *groups* of four bytes, a group being one `f32`, two `bf16` or four bytes along the depth.
#[derive(Debug, Clone, Copy, Default, Pod, Zeroable)]
#[repr(C, align(64))]
pub(crate) struct Line(pub(crate) [u32; Line::GROUPS]);

impl Line {
    /// Groups in a line.
    pub(crate) const GROUPS: usize = 16;
}

/// The values in lines.
pub(crate) fn values<T: AnyBitPattern>(lines: &[Line]) -> &[T] {
    bytemuck::cast_slice(lines)
}

/// The values in lines, to be written.
pub(crate) fn values_mut<T: AnyBitPattern + NoUninit>(lines: &mut [Line]) -> &mut [T] {
    bytemuck::cast_slice_mut(lines)
}
