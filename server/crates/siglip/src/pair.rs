//! A weight and its bias.

use std::borrow::Cow;

use kernels::{LinearWeights, NormWeights};
use weights::Tensors;

use crate::LoadError;

/// `name.weight` and `name.bias`, of a linear layer or of a norm.
pub(crate) struct Pair<'a> {
    weight: Cow<'a, [f32]>,
    bias: Cow<'a, [f32]>,
}

impl<'a> Pair<'a> {
    pub(crate) fn read(tensors: &Tensors<'a>, name: &str) -> Result<Self, LoadError> {
        let (weight, bias) = (tensors.values(&format!("{name}.weight"))?, tensors.values(&format!("{name}.bias"))?);
        Ok(Self { weight, bias })
    }

    /// Two layers as one, whose outputs lie one behind the other.
    pub(crate) fn above(self, below: Self) -> Self {
        let (mut weight, mut bias) = (self.weight.into_owned(), self.bias.into_owned());
        weight.extend_from_slice(&below.weight);
        bias.extend_from_slice(&below.bias);
        Self { weight: weight.into(), bias: bias.into() }
    }

    /// A weight `[output, input]` and a bias `[output]`.
    pub(crate) fn as_linear(&self) -> LinearWeights<'_> {
        LinearWeights { weight: &self.weight, bias: &self.bias }
    }

    /// A factor and what is added to it, `[width]` each.
    pub(crate) fn as_norm(&self) -> NormWeights<'_> {
        NormWeights { gamma: &self.weight, beta: &self.bias }
    }
}
