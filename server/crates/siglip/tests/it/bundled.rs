//! The bundled model against the numbers that PyTorch computed for it.

use burn::backend::Flex;
use serde::Deserialize;
use siglip::{Checkpoint, ImageProcessor, Precision, Processor, Siglip, TextProcessor};

use crate::support::{assert_close, bundled, goldens, ids, pixels, values};

#[derive(Deserialize)]
struct Goldens {
    logit_scale_exp: f32,
    logit_bias: f32,
    images: Vec<Picture>,
    texts: Vec<Text>,
    logits_per_image: Vec<Vec<f32>>,
}

#[derive(Deserialize)]
struct Picture {
    file: String,
    pixel_values: PixelValues,
    embedding: Vec<f32>,
}

#[derive(Deserialize)]
struct PixelValues {
    mean: f64,
    std: f64,
    first8: Vec<f32>,
    channel_means: Vec<f64>,
}

#[derive(Deserialize)]
struct Text {
    text: String,
    ids: Vec<u32>,
    embedding: Vec<f32>,
}

#[test]
fn pictures_have_the_pixel_values_and_embeddings_of_pytorch() {
    let (checkpoint, goldens) = open();
    let (model, processor) = (load(&checkpoint), ImageProcessor::new(&checkpoint).unwrap());

    for golden in &goldens.images {
        let picture = image::open(crate::support::goldens().join(&golden.file)).unwrap().into_rgb8();
        let found = processor.pixels(&picture);
        check_pixels(&golden.file, &found, &golden.pixel_values);
        let embedding = values(model.encode_images(pixels(found, 64)));
        assert_close(&golden.file, &embedding, &golden.embedding, 2e-5);
    }
    assert_eq!(goldens.images.len(), 24);
}

#[test]
fn texts_have_the_ids_and_embeddings_of_pytorch() {
    let (checkpoint, goldens) = open();
    let (model, processor) = (load(&checkpoint), TextProcessor::new(&checkpoint).unwrap());

    for golden in &goldens.texts {
        let found = processor.ids(&golden.text).unwrap();
        assert_eq!(found, golden.ids, "{:?}", golden.text);
        let embedding = values(model.encode_texts(ids(&[found])));
        assert_close(&golden.text, &embedding, &golden.embedding, 2e-5);
    }
    assert_eq!(goldens.texts.len(), 27);
}

#[test]
fn logits_equal_pytorch() {
    let (checkpoint, goldens) = open();
    let (model, processor) = (load(&checkpoint), ImageProcessor::new(&checkpoint).unwrap());
    let read = |golden: &Picture| {
        processor.pixels(&image::open(crate::support::goldens().join(&golden.file)).unwrap().into_rgb8())
    };

    let images = model.encode_images(pixels(goldens.images.iter().flat_map(read).collect(), 64));
    let texts: Vec<_> = goldens.texts.iter().map(|golden| golden.ids.clone()).collect();
    let logits = images.matmul(model.encode_texts(ids(&texts)).transpose()) * model.logit_scale() + model.logit_bias();

    assert_close("scale", &[model.logit_scale()], &[goldens.logit_scale_exp], 1e-5);
    assert_close("bias", &[model.logit_bias()], &[goldens.logit_bias], 0.0);
    assert_close("logits", &values(logits), &goldens.logits_per_image.concat(), 2e-3);
}

fn check_pixels(label: &str, found: &[f32], wanted: &PixelValues) {
    let count = found.len() as f64;
    let mean = found.iter().map(|&value| f64::from(value)).sum::<f64>() / count;
    let variance = found.iter().map(|&value| (f64::from(value) - mean).powi(2)).sum::<f64>() / count;
    let channels: Vec<f64> = found
        .chunks_exact(found.len() / 3)
        .map(|plane| plane.iter().map(|&value| f64::from(value)).sum::<f64>() / (count / 3.0))
        .collect();

    assert_close(label, &found[..8], &wanted.first8, 1e-6);
    assert!((mean - wanted.mean).abs() < 1e-6, "{label}: mean {mean}");
    assert!(channels.iter().zip(&wanted.channel_means).all(|(a, b)| (a - b).abs() < 1e-6), "{label}: {channels:?}");
    // NumPy and PyTorch differ in whether they divide by one less; both are within this.
    assert!((variance.sqrt() - wanted.std).abs() < 1e-4, "{label}: deviation {}", variance.sqrt());
}

fn open() -> (Checkpoint, Goldens) {
    let json = std::fs::read(goldens().join("goldens.json")).unwrap();
    (Checkpoint::open(&bundled()).unwrap(), serde_json::from_slice(&json).unwrap())
}

fn load(checkpoint: &Checkpoint) -> Siglip<Flex> {
    Siglip::load(checkpoint, &Processor::new(Precision::F32)).unwrap()
}
