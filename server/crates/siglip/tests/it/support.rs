//! Checkpoints, expected numbers and pictures that the tests share.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use burn::backend::Flex;
use burn::tensor::{Int, Tensor, TensorData};
use image::RgbImage;
use safetensors::SafeTensors;

pub(crate) const TINY: [&str; 3] = ["base", "so400m", "siglip2"];

pub(crate) fn tiny(name: &str) -> PathBuf {
    Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("tests/tiny").join(name)
}

pub(crate) fn bundled() -> PathBuf {
    Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../../models/pixel-siglip-tiny")
}

pub(crate) fn goldens() -> PathBuf {
    Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("tests/goldens/pixel-siglip-tiny")
}

/// A tensor as PyTorch left it.
pub(crate) struct Expected {
    pub(crate) shape: Vec<usize>,
    pub(crate) values: Vec<f32>,
}

pub(crate) fn expected(path: &Path) -> HashMap<String, Expected> {
    let bytes = std::fs::read(path).unwrap();
    let parsed = SafeTensors::deserialize(&bytes).unwrap();
    let read = |view: &safetensors::tensor::TensorView<'_>| match view.dtype() {
        safetensors::Dtype::U8 => view.data().iter().map(|&value| f32::from(value)).collect(),
        _ => view.data().as_chunks().0.iter().map(|&four| f32::from_le_bytes(four)).collect(),
    };
    let tensors = parsed.iter();
    tensors
        .map(|(name, view)| (name.to_owned(), Expected { shape: view.shape().to_vec(), values: read(&view) }))
        .collect()
}

pub(crate) fn pixels(values: Vec<f32>, side: usize) -> Tensor<Flex, 4> {
    let batch = values.len() / (3 * side * side);
    Tensor::from_data(TensorData::new(values, [batch, 3, side, side]), &Default::default())
}

pub(crate) fn ids(texts: &[Vec<u32>]) -> Tensor<Flex, 2, Int> {
    let flat: Vec<i64> = texts.iter().flatten().map(|&id| i64::from(id)).collect();
    Tensor::from_data(TensorData::new(flat, [texts.len(), texts[0].len()]), &Default::default())
}

pub(crate) fn values<const D: usize>(tensor: Tensor<Flex, D>) -> Vec<f32> {
    tensor.into_data().to_vec().unwrap()
}

/// The picture that `tests/tiny/generate.py` draws by the same formula.
pub(crate) fn picture(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let (x, y) = (i64::from(x), i64::from(y));
        let level = |c: i64| (((x * x * 7 + y * x * 13 + y * y * 3 + c * 97 + x * 31) >> 1) % 256) as u8;
        image::Rgb([level(0), level(1), level(2)])
    })
}

#[track_caller]
pub(crate) fn assert_close(label: &str, found: &[f32], wanted: &[f32], tolerance: f32) {
    assert_eq!(found.len(), wanted.len(), "{label}: another number of values");
    let off = found.iter().zip(wanted).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
    let sound = found.iter().all(|value| value.is_finite());
    assert!(sound && off <= tolerance, "{label}: off by {off}, allowed {tolerance}");
}
