//! Models of the published sizes against what PyTorch computes of them, in every precision.
//!
//! There are no weights to download: `peers/checkpoint.py` fills the true shapes with numbers that `siglip::synthetic` makes
//! as well. The base model is tested always, by numbers of PyTorch that are kept here; `make parity` has PyTorch compute all.
#![allow(clippy::unwrap_used, reason = "tests may panic")]

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use burn::backend::Flex;
use burn::tensor::{Int, Tensor, TensorData};
use safetensors::SafeTensors;
use safetensors::tensor::TensorView;
use siglip::{Checkpoint, Precision, Processor, Siglip, synthetic};

const BASE: &str = "siglip-base-patch16-224";

#[test]
fn the_base_model_equals_pytorch() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(BASE);
    // 0.8 GB, kept for the next time.
    synthetic::make(&folder, r#"{"model_type": "siglip"}"#).unwrap();
    let expected =
        Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("tests/full").join(format!("{BASE}.safetensors"));
    compare(BASE, &folder, &expected);
}

#[test]
#[ignore = "`make parity` makes the checkpoints, with PyTorch"]
fn models_of_all_sizes_equal_pytorch() {
    let folder = PathBuf::from(std::env::var_os("PARITY_MODELS").unwrap());
    let mut count = 0;
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if !path.is_dir() {
            continue;
        }
        compare(path.file_name().unwrap().to_str().unwrap(), &path, &path.join("expected.safetensors"));
        count += 1;
    }
    assert_eq!(count, 4, "all models are there");
}

/// Embeddings of pictures and texts in all precisions; what was measured is printed.
fn compare(name: &str, folder: &Path, expected: &Path) {
    let wanted = read(expected);
    let checkpoint = Checkpoint::open(folder).unwrap();
    let (side, words) = (checkpoint.config().vision.image_size, checkpoint.config().text.vocab_size);
    for (precision, allowed) in [(Precision::F32, 1e-6), (Precision::Bf16, 1e-4), (Precision::Int8, 1e-3)] {
        let model = Siglip::load(&checkpoint, &Processor::new(precision)).unwrap();
        let pixels = TensorData::new(synthetic::pixels(side), [6, 3, side, side]);
        let images = model.encode_images(Tensor::<Flex, 4>::from_data(pixels, &Default::default()));
        let ids = TensorData::new(synthetic::ids(words), [8, 64]);
        let texts = model.encode_texts(Tensor::<Flex, 2, Int>::from_data(ids, &Default::default()));

        let dim = model.config().embedding_size();
        for (key, found) in [("image_embeds", images), ("text_embeds", texts)] {
            let (found, wanted) = (found.into_data().into_vec::<f32>().unwrap(), &wanted[key]);
            assert_eq!(found.len(), wanted.len());
            let difference = found.iter().zip(wanted).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
            let rows = found.chunks_exact(dim).zip(wanted.chunks_exact(dim));
            let cosines = rows.map(|(a, b)| a.iter().zip(b).map(|(a, b)| f64::from(a * b)).sum::<f64>());
            let cosine = cosines.fold(1.0, f64::min);
            println!("{name} {precision:?} {key}: largest difference {difference:.1e}, least cosine {cosine:.7}");
            assert!(cosine >= 1.0 - allowed, "{name} {precision:?} {key}: cosine {cosine}");
            assert!(precision != Precision::F32 || difference <= 1e-4, "{name} {key}: {difference}");
        }
        different_inputs_have_different_embeddings(&wanted, dim);
    }
}

/// Else any two numbers would agree.
fn different_inputs_have_different_embeddings(wanted: &HashMap<String, Vec<f32>>, dim: usize) {
    for values in wanted.values() {
        let rows: Vec<&[f32]> = values.chunks_exact(dim).collect();
        for (index, one) in rows.iter().enumerate() {
            for other in &rows[..index] {
                let cosine: f32 = one.iter().zip(*other).map(|(a, b)| a * b).sum();
                assert!(cosine < 0.999, "{cosine}");
            }
        }
    }
}

fn read(path: &Path) -> HashMap<String, Vec<f32>> {
    let bytes = std::fs::read(path).unwrap();
    let tensors = SafeTensors::deserialize(&bytes).unwrap().tensors();
    let values =
        |view: &TensorView<'_>| view.data().as_chunks().0.iter().map(|&four| f32::from_le_bytes(four)).collect();
    tensors.iter().map(|(name, view)| (name.clone(), values(view))).collect()
}
