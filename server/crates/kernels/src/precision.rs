//! The precisions that a model can be computed in.

use crate::format::Format;
use crate::microkernel::Microkernel;

/// The type of the numbers in the matrix products; everything around them is computed in `f32`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Precision {
    /// Single precision: the numbers of the checkpoint.
    F32,
    /// Half the memory, eight bits of mantissa.
    Bf16,
    /// A quarter of the memory: weights with one scale an output, activations with one scale and offset a row.
    Int8,
}

impl Precision {
    /// All of them, the most exact first.
    pub const ALL: [Self; 3] = [Self::F32, Self::Bf16, Self::Int8];

    /// What it is called: `f32`, `bf16` or `int8`.
    pub fn name(self) -> &'static str {
        match self {
            Self::F32 => "f32",
            Self::Bf16 => "bf16",
            Self::Int8 => "int8",
        }
    }

    /// The one with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|precision| precision.name() == name)
    }

    /// Whether this processor has instructions for it that are faster than those for `f32`. Without them it is computed all the
    /// same, only slowly.
    pub fn is_fast(self) -> bool {
        Microkernel::of(self.weights()).is_native()
    }

    /// The instructions that it is computed with here, such as `avx512_vnni`.
    pub fn instructions(self) -> &'static str {
        Microkernel::of(self.weights()).name()
    }

    /// What the products with weights are computed in.
    pub(crate) fn weights(self) -> Format {
        match self {
            Self::F32 => Format::F32,
            Self::Bf16 => Format::Bf16,
            Self::Int8 => Format::Int8,
        }
    }

    /// What attention is computed in. Its factors are not known ahead, and eight bits are too few for probabilities.
    pub(crate) fn attention(self) -> Format {
        match self {
            Self::F32 => Format::F32,
            Self::Int8 if !Microkernel::of(Format::Bf16).is_native() => Format::F32,
            Self::Bf16 | Self::Int8 => Format::Bf16,
        }
    }
}
