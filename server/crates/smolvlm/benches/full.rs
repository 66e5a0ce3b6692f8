//! A model of a published size on the processor: how long it takes to load, how much memory it needs, and how long each part
//! of an answer takes. `make bench` calls it beside transformers.
//!
//!     full FOLDER f32|bf16|int8
//!
//! prints one object of JSON: seconds, bytes and milliseconds, the latter medians.
#![allow(missing_docs, reason = "a program")]

#[path = "../../siglip/benches/full/measure.rs"]
mod measure;

use std::path::Path;
use std::time::Instant;

use burn::backend::Flex;
use siglip::{Processor, synthetic};
use smolvlm::{Checkpoint, GenerateOptions, Prompt, Sampler, SmolVlm};

use measure::{Measured, median, middle, resident};

/// Tokens of the answers that are timed.
const TOKENS: usize = 25;

fn main() {
    measure::report(run);
}

fn run(folder: &Path, processor: &Processor) -> Measured {
    let begin = Instant::now();
    let checkpoint = Checkpoint::open(folder).expect("a folder");
    let model = SmolVlm::load(&checkpoint, processor).expect("a model");
    let ready = begin.elapsed().as_secs_f64();

    let (one, whole) = (prompt(&model, 1), prompt(&model, 17));
    let times = serde_json::json!({
        "1 tile": median(3, || answer(&model, &one)),
        "17 tiles": median(3, || answer(&model, &whole)),
        "token": token(&model, &[&whole]),
        "4 tokens": token(&model, &[&one; 4]),
    });
    // Behind the longest prompt, whose keys and values count as well.
    Measured { ready, memory: resident(), times }
}

/// A picture in so many tiles, and twenty words behind it.
fn prompt(model: &SmolVlm<Flex>, tiles: usize) -> Prompt {
    let (side, length) = (model.config().vision.image_size, model.config().image_seq_len());
    let pixels = synthetic::pixels(side)[..3 * side * side].repeat(tiles);
    let mut ids = vec![model.config().image_token_id; tiles * length];
    ids.extend(1..=20);
    Prompt::new(ids, pixels, tiles)
}

/// Reads a prompt and chooses the first token.
fn answer(model: &SmolVlm<Flex>, prompt: &Prompt) {
    model.generate(std::slice::from_ref(prompt), &options(1)).expect("an answer");
}

fn options(most_tokens: usize) -> GenerateOptions {
    GenerateOptions { most_tokens, sampler: Sampler::Greedy, stop: vec![], repetition: None }
}

/// Milliseconds for a token more of each.
fn token(model: &SmolVlm<Flex>, prompts: &[&Prompt]) -> f64 {
    let mut times = Vec::new();
    let prompts: Vec<Prompt> = prompts.iter().map(|&prompt| prompt.clone()).collect();
    let mut last = Instant::now();
    let observe = |number: usize, _: &[f32]| {
        // All of a step are told at once.
        if number == 0 {
            times.push(last.elapsed().as_secs_f64() * 1000.0);
            last = Instant::now();
        }
    };
    model.generate_observed(&prompts, &options(TOKENS), observe).expect("answers");
    middle(times.split_off(4))
}
