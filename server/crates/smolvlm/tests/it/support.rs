//! Checkpoints, expected numbers and pictures that the tests share.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use burn::backend::Flex;
use burn::tensor::Tensor;
use image::RgbImage;
use safetensors::{Dtype, SafeTensors};
use serde::Deserialize;
use siglip::{Operations, Precision, Processor};
use smolvlm::{Checkpoint, GenerateOptions, Part, Prompt, PromptProcessor, Sampler, SmolVlm};

pub(crate) const TINY: [&str; 2] = ["idefics3", "smolvlm"];

pub(crate) fn tiny(name: &str) -> PathBuf {
    Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("tests/tiny").join(name)
}

pub(crate) fn checkpoint(name: &str) -> Checkpoint {
    Checkpoint::open(&tiny(name)).unwrap()
}

/// One model by Burn's operations and one by the kernels for the CPU.
pub(crate) fn models(name: &str) -> [SmolVlm<Flex>; 2] {
    let checkpoint = checkpoint(name);
    [SmolVlm::load(&checkpoint, &Operations::default()).unwrap(), processor(&checkpoint)]
}

pub(crate) fn processor(checkpoint: &Checkpoint) -> SmolVlm<Flex> {
    SmolVlm::load(checkpoint, &Processor::new(Precision::F32)).unwrap()
}

/// What `generate.py` wrote down.
#[derive(Debug, Deserialize)]
pub(crate) struct Expected {
    pub(crate) sizes: Vec<Size>,
    pub(crate) prompts: Vec<Asked>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Size {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) rows: usize,
    pub(crate) columns: usize,
    pub(crate) ids: Vec<u32>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Asked {
    pub(crate) pictures: Vec<(u32, u32)>,
    pub(crate) content: Vec<String>,
    pub(crate) prompt_ids: Vec<u32>,
    pub(crate) ids: Vec<u32>,
    pub(crate) text: String,
}

impl Asked {
    pub(crate) fn prompt(&self, processor: &PromptProcessor) -> Prompt {
        let pictures: Vec<_> = self.pictures.iter().map(|&(width, height)| picture(width, height)).collect();
        let mut pictures = pictures.iter();
        let content = self.content.iter().map(|part| match part.as_str() {
            "image" => Part::Picture(pictures.next().unwrap()),
            text => Part::Text(text),
        });
        processor.prompt(&content.collect::<Vec<_>>(), None).unwrap()
    }
}

pub(crate) fn expected(name: &str) -> Expected {
    serde_json::from_slice(&std::fs::read(tiny(name).join("expected.json")).unwrap()).unwrap()
}

/// Tensors as PyTorch left them.
pub(crate) fn numbers(name: &str) -> HashMap<String, Vec<f32>> {
    numbers_of(&tiny(name).join("expected.safetensors"))
}

pub(crate) fn numbers_of(file: &Path) -> HashMap<String, Vec<f32>> {
    let bytes = std::fs::read(file).unwrap();
    let parsed = SafeTensors::deserialize(&bytes).unwrap();
    let read = |view: &safetensors::tensor::TensorView<'_>| match view.dtype() {
        Dtype::U8 => view.data().iter().map(|&value| f32::from(value)).collect(),
        _ => view.data().as_chunks().0.iter().map(|&four| f32::from_le_bytes(four)).collect(),
    };
    parsed.iter().map(|(name, view)| (name.to_owned(), read(&view))).collect()
}

pub(crate) fn values<const D: usize>(tensor: Tensor<Flex, D>) -> Vec<f32> {
    tensor.into_data().to_vec().unwrap()
}

/// Greedy answers of so many tokens.
pub(crate) fn options(processor: &PromptProcessor, most_tokens: usize) -> GenerateOptions {
    GenerateOptions { most_tokens, sampler: Sampler::Greedy, stop: processor.stop().to_vec(), repetition: None }
}

/// The picture that `tests/tiny/generate.py` draws by the same formula.
pub(crate) fn picture(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let (x, y) = (i64::from(x), i64::from(y));
        let level = |c: i64| (((x * x * 7 + y * x * 13 + y * y * 3 + c * 97 + x * 31) >> 1) % 256) as u8;
        image::Rgb([level(0), level(1), level(2)])
    })
}

/// The greatest difference.
#[track_caller]
pub(crate) fn assert_close(label: &str, found: &[f32], wanted: &[f32], tolerance: f32) -> f32 {
    assert_eq!(found.len(), wanted.len(), "{label}: another number of values");
    let off = found.iter().zip(wanted).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
    let sound = found.iter().all(|value| value.is_finite());
    assert!(sound && off <= tolerance, "{label}: off by {off}, allowed {tolerance}");
    off
}
