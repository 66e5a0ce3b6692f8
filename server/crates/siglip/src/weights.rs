//! Reads tensors out of safetensors files, strictly.

use std::borrow::Cow;
use std::collections::HashMap;

use half::{bf16, f16};
use kernels::{LinearWeights, NormWeights};
use safetensors::tensor::{Dtype, SafeTensors, TensorView};

use crate::checkpoint::Bytes;
use crate::{LoadError, SiglipConfig, TensorMismatch, keys};

/// The tensors of all weight files by name, checked against a config.
pub(crate) struct Weights<'a> {
    views: HashMap<String, TensorView<'a>>,
}

/// `name.weight` and `name.bias`.
pub(crate) struct Pair<'a> {
    weight: Cow<'a, [f32]>,
    bias: Cow<'a, [f32]>,
}

impl<'a> Weights<'a> {
    /// Parses the headers of `files` and compares names, shapes and types with what `config` asks for.
    pub(crate) fn new(files: &'a [(String, Bytes)], config: &SiglipConfig) -> Result<Self, LoadError> {
        let mut views = HashMap::new();
        for (name, bytes) in files {
            let parsed = SafeTensors::deserialize(bytes)
                .map_err(|source| LoadError::MalformedWeights { name: name.clone(), source })?;
            views.extend(parsed.tensors());
        }
        views.retain(|name, _| !keys::IGNORED.contains(&name.as_str()));
        compare(&views, config)?;
        for (name, view) in &views {
            if !matches!(view.dtype(), Dtype::F32 | Dtype::F16 | Dtype::BF16) {
                let (name, dtype) = (name.clone(), format!("{:?}", view.dtype()));
                return Err(LoadError::UnsupportedDtype { name, dtype });
            }
        }
        Ok(Self { views })
    }

    /// The values of one tensor, row by row, in the shape that `keys` gives it.
    pub(crate) fn values(&self, name: &str) -> Result<Cow<'a, [f32]>, LoadError> {
        let view = self.views.get(name).ok_or_else(|| {
            LoadError::Tensors(TensorMismatch { missing: vec![name.to_owned()], ..TensorMismatch::default() })
        })?;
        let data = view.data();
        Ok(match view.dtype() {
            Dtype::F16 => data.as_chunks().0.iter().map(|&bytes| f16::from_le_bytes(bytes).to_f32()).collect(),
            Dtype::BF16 => data.as_chunks().0.iter().map(|&bytes| bf16::from_le_bytes(bytes).to_f32()).collect(),
            _ => match bytemuck::try_cast_slice(data) {
                Ok(values) if cfg!(target_endian = "little") => Cow::Borrowed(values),
                _ => data.as_chunks().0.iter().map(|&bytes| f32::from_le_bytes(bytes)).collect(),
            },
        })
    }

    /// The only value of a tensor of one.
    pub(crate) fn number(&self, name: &'static str) -> Result<f32, LoadError> {
        match self.values(name)?[..] {
            [value] if value.is_finite() => Ok(value),
            _ => Err(LoadError::NotFinite { name }),
        }
    }

    /// A weight `[output, input]` and a bias `[output]`.
    pub(crate) fn linear(&self, name: &str) -> Result<Pair<'a>, LoadError> {
        let (weight, bias) = (self.values(&format!("{name}.weight"))?, self.values(&format!("{name}.bias"))?);
        Ok(Pair { weight, bias })
    }

    /// A factor and what is added to it, `[width]` each.
    pub(crate) fn norm(&self, name: &str) -> Result<Pair<'a>, LoadError> {
        self.linear(name)
    }
}

impl<'a> Pair<'a> {
    pub(crate) fn new(weight: Cow<'a, [f32]>, bias: Cow<'a, [f32]>) -> Self {
        Self { weight, bias }
    }

    /// Two layers as one, whose outputs lie one behind the other.
    pub(crate) fn above(self, below: Self) -> Self {
        let (mut weight, mut bias) = (self.weight.into_owned(), self.bias.into_owned());
        weight.extend_from_slice(&below.weight);
        bias.extend_from_slice(&below.bias);
        Self { weight: weight.into(), bias: bias.into() }
    }

    pub(crate) fn as_linear(&self) -> LinearWeights<'_> {
        LinearWeights { weight: &self.weight, bias: &self.bias }
    }

    pub(crate) fn as_norm(&self) -> NormWeights<'_> {
        NormWeights { gamma: &self.weight, beta: &self.bias }
    }
}

fn compare(views: &HashMap<String, TensorView<'_>>, config: &SiglipConfig) -> Result<(), LoadError> {
    let expected = keys::expected(config);
    let mut mismatch = TensorMismatch::default();
    for (name, wanted) in &expected {
        match views.get(name) {
            None => mismatch.missing.push(name.clone()),
            // A scalar may be stored without a dimension.
            Some(view) if view.shape() == wanted || (view.shape().is_empty() && wanted == &[1]) => {}
            Some(view) => mismatch.misshapen.push((name.clone(), wanted.clone(), view.shape().to_vec())),
        }
    }
    mismatch.surplus = views.keys().filter(|name| !expected.contains_key(*name)).cloned().collect();
    mismatch.surplus.sort();
    if mismatch.is_empty() { Ok(()) } else { Err(LoadError::Tensors(mismatch)) }
}
