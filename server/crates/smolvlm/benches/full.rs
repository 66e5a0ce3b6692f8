//! A model of a published size on the processor: how long it takes to load, how much memory it needs, and how long each part
//! of an answer takes. `make bench` calls it beside transformers.
//!
//!     full FOLDER f32|bf16|int8
//!
//! prints one object of JSON: seconds, bytes and milliseconds, the latter medians.
#![allow(missing_docs, reason = "a program")]

use std::path::PathBuf;
use std::time::{Duration, Instant};

use burn::backend::Flex;
use siglip::{Precision, Processor, synthetic};
use smolvlm::{Checkpoint, GenerateOptions, Prompt, Sampler, SmolVlm};

/// Tokens of the answers that are timed.
const TOKENS: usize = 25;

fn main() {
    // As the server does, which has a thread for the model alone.
    Processor::together(measure);
}

fn measure() {
    // Cargo adds an option of its own.
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let (Some(folder), Some(precision)) = (arguments.next().map(PathBuf::from), arguments.next()) else {
        eprintln!("Give it a folder and a precision; `make bench` does.");
        return;
    };
    let precision = Precision::named(&precision).expect("a precision");
    let begin = Instant::now();
    let checkpoint = Checkpoint::open(&folder).expect("a folder");
    let model = SmolVlm::load(&checkpoint, &Processor::new(precision)).expect("a model");
    let ready = begin.elapsed().as_secs_f64();

    let (one, whole) = (prompt(&model, 1), prompt(&model, 17));
    let times = serde_json::json!({
        "1 tile": median(|| answer(&model, &[&one], 1)),
        "17 tiles": median(|| answer(&model, &[&whole], 1)),
        "token": token(&model, &[&whole]),
        "4 tokens": token(&model, &[&one; 4]),
    });
    let instructions = precision.instructions();
    let (memory, peak) = (resident("VmRSS:"), resident("VmHWM:"));
    println!(
        "{}",
        serde_json::json!({"ready": ready, "memory": memory, "peak": peak, "instructions": instructions, "times": times})
    );
}

/// A picture in so many tiles, and twenty words behind it.
fn prompt(model: &SmolVlm<Flex>, tiles: usize) -> Prompt {
    let (side, length) = (model.config().vision.image_size, model.config().image_seq_len());
    let pixels = synthetic::pixels(side)[..3 * side * side].repeat(tiles);
    let mut ids = vec![model.config().image_token_id; tiles * length];
    ids.extend(1..=20);
    Prompt::new(ids, pixels, tiles)
}

/// Milliseconds until answers of so many tokens are there.
fn answer(model: &SmolVlm<Flex>, prompts: &[&Prompt], most_tokens: usize) -> f64 {
    let prompts: Vec<Prompt> = prompts.iter().map(|&prompt| prompt.clone()).collect();
    let options = GenerateOptions { most_tokens, sampler: Sampler::Greedy, stop: vec![], repetition: None };
    let begin = Instant::now();
    model.generate(&prompts, &options).expect("answers");
    begin.elapsed().as_secs_f64() * 1000.0
}

/// Milliseconds for a token more of each.
fn token(model: &SmolVlm<Flex>, prompts: &[&Prompt]) -> f64 {
    let mut times = Vec::new();
    let prompts: Vec<Prompt> = prompts.iter().map(|&prompt| prompt.clone()).collect();
    let options = GenerateOptions { most_tokens: TOKENS, sampler: Sampler::Greedy, stop: vec![], repetition: None };
    let mut last = Instant::now();
    let observe = |number: usize, _: &[f32]| {
        // All of a step are told at once.
        if number == 0 {
            times.push(last.elapsed().as_secs_f64() * 1000.0);
            last = Instant::now();
        }
    };
    model.generate_observed(&prompts, &options, observe).expect("answers");
    middle(times.split_off(4))
}

/// Of some seconds of runs, and at least three.
fn median(mut run: impl FnMut() -> f64) -> f64 {
    run();
    let begin = Instant::now();
    let mut times = Vec::new();
    while begin.elapsed() < Duration::from_secs(3) || times.len() < 3 {
        times.push(run());
    }
    middle(times)
}

fn middle(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// Bytes of memory that the process holds, or held at most, where Linux tells.
fn resident(what: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(what))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<u64>().ok()? * 1024)
}
