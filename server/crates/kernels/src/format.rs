//! How numbers are stored for the products.

/// The type of the factors of a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Format {
    /// Both factors in `f32`.
    F32,
    /// Both factors in `bf16`, sums in `f32`.
    Bf16,
    /// Activations in `u8`, weights in `i8`, sums in `i32`.
    Int8,
}

impl Format {
    /// Values in a group of four bytes.
    pub(crate) fn values_a_group(self) -> usize {
        match self {
            Self::F32 => 1,
            Self::Bf16 => 2,
            Self::Int8 => 4,
        }
    }

    /// Cache lines that `depth` values take.
    pub(crate) fn lines(self, depth: usize) -> usize {
        depth.div_ceil(self.values_a_group() * crate::lines::Line::GROUPS)
    }
}
