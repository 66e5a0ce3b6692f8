//! A model of a published size on the processor: how long it takes to load, how much memory it needs then, and how long it
//! encodes. `make bench` calls it beside other engines.
//!
//!     full FOLDER f32|bf16|int8
//!
//! prints one object of JSON: seconds, bytes and milliseconds, the latter medians.
#![allow(missing_docs, reason = "a program")]

mod measure;

use std::path::Path;
use std::time::Instant;

use burn::backend::Flex;
use burn::tensor::{Int, Tensor, TensorData};
use siglip::{Checkpoint, Processor, Siglip};

use measure::{Measured, median, resident};

fn main() {
    measure::report(run);
}

fn run(folder: &Path, processor: &Processor) -> Measured {
    let begin = Instant::now();
    let checkpoint = Checkpoint::open(folder).expect("a folder");
    let model = Siglip::load(&checkpoint, processor).expect("a model");
    encode(&model, "image", 1)();
    encode(&model, "text", 1)();
    let ready = begin.elapsed().as_secs_f64();
    let memory = resident();

    let mut times = serde_json::Map::new();
    for (kind, batch) in [("image", 1), ("image", 6), ("text", 1), ("text", 8)] {
        times.insert(format!("{kind} {batch}"), median(5, encode(&model, kind, batch)).into());
    }
    Measured { ready, memory, times: times.into() }
}

/// Encodes a batch as the server does: numbers go in, numbers come out.
fn encode<'a>(model: &'a Siglip<Flex>, kind: &str, batch: usize) -> Box<dyn FnMut() + 'a> {
    let device = Default::default();
    if kind == "text" {
        let words = model.config().text.vocab_size as i32;
        let ids: Vec<i32> = (0..batch as i32 * 64).map(|at| at * 7919 % words).collect();
        return Box::new(move || {
            let ids = Tensor::<Flex, 2, Int>::from_data(TensorData::new(ids.clone(), [batch, 64]), &device);
            drop(model.encode_texts(ids).into_data());
        });
    }
    let side = model.config().vision.image_size;
    let pixels: Vec<f32> = (0..batch * 3 * side * side).map(|at| (at % 255) as f32 / 127.5 - 1.0).collect();
    Box::new(move || {
        let shape = [batch, 3, side, side];
        let pixels = Tensor::<Flex, 4>::from_data(TensorData::new(pixels.clone(), shape), &device);
        drop(model.encode_images(pixels).into_data());
    })
}
