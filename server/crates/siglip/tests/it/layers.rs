//! Tiny random checkpoints of several shapes against PyTorch, layer by layer.

use burn::backend::Flex;
use siglip::{Checkpoint, Operations, Precision, Processor, Siglip};

use crate::support::{TINY, assert_close, expected, ids, pixels, tiny, values};

const TOLERANCE: f32 = 1e-4;

#[test]
fn every_layer_of_the_vision_tower_equals_pytorch() {
    for name in TINY {
        let (models, wanted) = open(name);
        for model in models {
            let input = pixels(wanted["pixels"].values.clone(), wanted["pixels"].shape[2]);

            let mut seen = Vec::new();
            let pooled = model.vision().forward_observed(input, |hidden| seen.push(values(hidden.clone())));

            assert_eq!(seen.len(), model.config().vision.num_hidden_layers + 2);
            for (index, hidden) in seen.iter().enumerate() {
                let key = format!("vision_model.{index}");
                assert_close(&format!("{name} {key}"), hidden, &wanted[&key].values, TOLERANCE);
            }
            assert_close(name, &values(pooled), &wanted["vision_model.pooled"].values, TOLERANCE);
        }
    }
}

#[test]
fn every_layer_of_the_text_tower_equals_pytorch() {
    for name in TINY {
        let (models, wanted) = open(name);
        for model in models {
            let mut seen = Vec::new();
            let pooled = model.text().forward_observed(ids(&texts(name)), |hidden| seen.push(values(hidden.clone())));

            assert_eq!(seen.len(), model.config().text.num_hidden_layers + 2);
            for (index, hidden) in seen.iter().enumerate() {
                let key = format!("text_model.{index}");
                assert_close(&format!("{name} {key}"), hidden, &wanted[&key].values, TOLERANCE);
            }
            assert_close(name, &values(pooled), &wanted["text_model.pooled"].values, TOLERANCE);
        }
    }
}

#[test]
fn embeddings_and_logits_equal_pytorch() {
    for name in TINY {
        let (models, wanted) = open(name);
        for model in models {
            let images = model.encode_images(pixels(wanted["pixels"].values.clone(), wanted["pixels"].shape[2]));
            let texts = model.encode_texts(ids(&texts(name)));
            let logits = images.clone().matmul(texts.clone().transpose()) * model.logit_scale() + model.logit_bias();

            assert_close(name, &values(images), &wanted["image_embeds"].values, TOLERANCE);
            assert_close(name, &values(texts), &wanted["text_embeds"].values, TOLERANCE);
            assert_close(name, &values(logits), &wanted["logits_per_image"].values, TOLERANCE * model.logit_scale());
        }
    }
}

#[test]
fn lower_precisions_stay_close_to_pytorch() {
    for (precision, allowed) in [(Precision::Bf16, 1e-3), (Precision::Int8, 5e-3)] {
        for name in TINY {
            let model = Siglip::load(&Checkpoint::open(&tiny(name)).unwrap(), &Processor::new(precision)).unwrap();
            let wanted = expected(&tiny(name).join("expected.safetensors"));

            let images = model.encode_images(pixels(wanted["pixels"].values.clone(), wanted["pixels"].shape[2]));
            let texts = model.encode_texts(ids(&texts(name)));

            let dim = model.config().embedding_size();
            for (found, key) in [(values(images), "image_embeds"), (values(texts), "text_embeds")] {
                for (found, wanted) in found.chunks_exact(dim).zip(wanted[key].values.chunks_exact(dim)) {
                    let cosine: f32 = found.iter().zip(wanted).map(|(a, b)| a * b).sum();
                    assert!(1.0 - cosine <= allowed, "{name} {precision:?} {key}: {cosine}");
                }
            }
        }
    }
}

/// One model by Burn's operations and one by the kernels for the CPU.
fn open(name: &str) -> ([Siglip<Flex>; 2], std::collections::HashMap<String, crate::support::Expected>) {
    let checkpoint = Checkpoint::open(&tiny(name)).unwrap();
    let models = [
        Siglip::load(&checkpoint, &Operations::default()).unwrap(),
        Siglip::load(&checkpoint, &Processor::new(Precision::F32)).unwrap(),
    ];
    (models, expected(&tiny(name).join("expected.safetensors")))
}

/// The ids that PyTorch was given; `texts.rs` compares those of the tokenizer.
fn texts(name: &str) -> Vec<Vec<u32>> {
    let json: serde_json::Value =
        serde_json::from_slice(&std::fs::read(tiny(name).join("expected.json")).unwrap()).unwrap();
    let find = |text: &serde_json::Value| {
        let entry = json["ids"].as_array().unwrap().iter().find(|entry| entry["text"] == *text).unwrap();
        serde_json::from_value(entry["ids"].clone()).unwrap()
    };
    json["model_texts"].as_array().unwrap().iter().map(find).collect()
}
