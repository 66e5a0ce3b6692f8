//! Reads tensors out of safetensors files, strictly.

use std::collections::HashMap;

use burn::module::Param;
use burn::nn::{LayerNorm, LayerNormConfig, Linear};
use burn::tensor::backend::Backend;
use burn::tensor::{Tensor, TensorData};
use half::{bf16, f16};
use safetensors::tensor::{Dtype, SafeTensors, TensorView};

use crate::checkpoint::Bytes;
use crate::{LoadError, SiglipConfig, TensorMismatch, keys};

/// The tensors of all weight files by name, checked against a config.
pub(crate) struct Weights<'a, B: Backend> {
    views: HashMap<String, TensorView<'a>>,
    device: &'a B::Device,
}

impl<'a, B: Backend> Weights<'a, B> {
    /// Parses the headers of `files` and compares names, shapes and types with what `config` asks for.
    pub(crate) fn new(
        files: &'a [(String, Bytes)],
        config: &SiglipConfig,
        device: &'a B::Device,
    ) -> Result<Self, LoadError> {
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
        Ok(Self { views, device })
    }

    /// One tensor as it is stored; `D` is the rank that `keys` gives it.
    pub(crate) fn tensor<const D: usize>(&self, name: &str) -> Result<Tensor<B, D>, LoadError> {
        let view = self.view(name)?;
        Ok(Tensor::from_data(TensorData::new(upcast(view), view.shape()), self.device))
    }

    /// The only value of a tensor of one.
    pub(crate) fn number(&self, name: &'static str) -> Result<f32, LoadError> {
        match upcast(self.view(name)?)[..] {
            [value] if value.is_finite() => Ok(value),
            _ => Err(LoadError::NotFinite { name }),
        }
    }

    /// A matrix `[output, input]` as PyTorch stores it, laid out `[input, output]` as Burn multiplies by it.
    pub(crate) fn transposed(&self, name: &str) -> Result<Tensor<B, 2>, LoadError> {
        let view = self.view(name)?;
        let output = view.shape()[0];
        let values = transpose(&upcast(view), output);
        let shape = [values.len() / output, output];
        Ok(Tensor::from_data(TensorData::new(values, shape), self.device))
    }

    /// `name.weight` and `name.bias`.
    pub(crate) fn linear(&self, name: &str) -> Result<Linear<B>, LoadError> {
        Ok(linear(self.transposed(&format!("{name}.weight"))?, self.tensor(&format!("{name}.bias"))?))
    }

    /// `name.weight` and `name.bias`.
    pub(crate) fn layer_norm(&self, name: &str, epsilon: f64) -> Result<LayerNorm<B>, LoadError> {
        let gamma: Tensor<B, 1> = self.tensor(&format!("{name}.weight"))?;
        let [width] = gamma.dims();
        let mut norm = LayerNormConfig::new(width).with_epsilon(epsilon).init(self.device);
        norm.gamma = Param::from_tensor(gamma);
        norm.beta = Some(Param::from_tensor(self.tensor(&format!("{name}.bias"))?));
        Ok(norm)
    }

    fn view(&self, name: &str) -> Result<&TensorView<'a>, LoadError> {
        self.views.get(name).ok_or_else(|| {
            LoadError::Tensors(TensorMismatch { missing: vec![name.to_owned()], ..TensorMismatch::default() })
        })
    }
}

/// A layer from a weight `[input, output]` and a bias `[output]`.
pub(crate) fn linear<B: Backend>(weight: Tensor<B, 2>, bias: Tensor<B, 1>) -> Linear<B> {
    Linear { weight: Param::from_tensor(weight), bias: Some(Param::from_tensor(bias)) }
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

fn upcast(view: &TensorView<'_>) -> Vec<f32> {
    let data = view.data();
    match view.dtype() {
        Dtype::F16 => data.as_chunks().0.iter().map(|&bytes| f16::from_le_bytes(bytes).to_f32()).collect(),
        Dtype::BF16 => data.as_chunks().0.iter().map(|&bytes| bf16::from_le_bytes(bytes).to_f32()).collect(),
        _ => data.as_chunks().0.iter().map(|&bytes| f32::from_le_bytes(bytes)).collect(),
    }
}

/// `[rows, columns]` to `[columns, rows]`, in tiles that stay in the cache.
fn transpose(values: &[f32], rows: usize) -> Vec<f32> {
    const TILE: usize = 32;
    let columns = values.len() / rows;
    let mut turned = vec![0.0; values.len()];
    for top in (0..rows).step_by(TILE) {
        for left in (0..columns).step_by(TILE) {
            for row in top..(top + TILE).min(rows) {
                for column in left..(left + TILE).min(columns) {
                    turned[column * rows + row] = values[row * columns + column];
                }
            }
        }
    }
    turned
}
