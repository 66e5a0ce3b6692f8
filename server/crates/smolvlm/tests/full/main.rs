//! Models of the published sizes against what transformers computes of them: `make parity` makes the checkpoints.
#![allow(clippy::unwrap_used, reason = "tests may panic")]

use std::path::{Path, PathBuf};

use burn::backend::Flex;
use safetensors::{Dtype, SafeTensors};
use siglip::{Precision, Processor, synthetic};
use smolvlm::{Checkpoint, GenerateOptions, Prompt, Sampler, SmolVlm};

/// Of the pictures of `synthetic::pixels`, those that `peers/captioner.py` asks about.
const TILES: [usize; 2] = [0, 3];

#[test]
#[ignore = "`make parity` makes the checkpoints, with PyTorch"]
fn models_of_all_sizes_equal_transformers() {
    let folder = PathBuf::from(std::env::var_os("PARITY_CAPTIONERS").unwrap());
    for name in ["SmolVLM-256M", "SmolVLM-500M"] {
        compare(name, &folder.join(name));
    }
}

/// Logits of a prompt with pictures and of each token of the answer, in all precisions; what was measured is printed.
fn compare(name: &str, folder: &Path) {
    let wanted = Expected::read(&folder.join("expected.safetensors"));
    let checkpoint = Checkpoint::open(folder).unwrap();
    let side = checkpoint.config().vision.image_size;
    let pixels = synthetic::pixels(side);
    let tiles = TILES.map(|tile| &pixels[tile * 3 * side * side..][..3 * side * side]).concat();
    let prompt = Prompt::new(wanted.prompt_ids, tiles, TILES.len());
    for (precision, allowed) in [(Precision::F32, 1e-6), (Precision::Bf16, 1e-3), (Precision::Int8, 1e-2)] {
        let model: SmolVlm<Flex> = SmolVlm::load(&checkpoint, &Processor::new(precision)).unwrap();
        // Another precision may choose another token, and go on otherwise.
        let steps = if precision == Precision::F32 { wanted.ids.len() } else { 1 };
        let options = GenerateOptions { most_tokens: steps, sampler: Sampler::Greedy, stop: vec![], repetition: None };
        let mut found = Vec::new();
        let observe = |_: usize, logits: &[f32]| found.extend_from_slice(logits);
        let answer = model.generate_observed(std::slice::from_ref(&prompt), &options, observe).unwrap().remove(0);

        let wanted_logits = &wanted.logits[..found.len()];
        let difference = found.iter().zip(wanted_logits).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
        let cosine = cosine(&found, wanted_logits);
        println!("{name} {precision:?}: largest difference of logits {difference:.1e}, cosine {cosine:.7}");
        assert!(cosine >= 1.0 - allowed, "{name} {precision:?}: cosine {cosine}");
        if precision == Precision::F32 {
            assert!(difference <= 1e-3, "{name}: {difference}");
            assert_eq!(answer.ids, wanted.ids, "{name}");
        }
    }
}

fn cosine(a: &[f32], b: &[f32]) -> f64 {
    let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum::<f64>();
    dot(a, b) / (dot(a, a) * dot(b, b)).sqrt()
}

/// What `peers/captioner.py` wrote down.
struct Expected {
    prompt_ids: Vec<u32>,
    ids: Vec<u32>,
    /// `[ids, words]`
    logits: Vec<f32>,
}

impl Expected {
    fn read(file: &Path) -> Self {
        let bytes = std::fs::read(file).unwrap();
        let tensors = SafeTensors::deserialize(&bytes).unwrap();
        let ids = |name: &str| {
            let view = tensors.tensor(name).unwrap();
            assert_eq!(view.dtype(), Dtype::I64);
            view.data().as_chunks().0.iter().map(|&eight| i64::from_le_bytes(eight) as u32).collect()
        };
        let logits = tensors.tensor("logits").unwrap();
        let logits = logits.data().as_chunks().0.iter().map(|&four| f32::from_le_bytes(four)).collect();
        Self { prompt_ids: ids("prompt_ids"), ids: ids("ids"), logits }
    }
}
