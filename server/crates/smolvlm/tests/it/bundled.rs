//! The captioner of the pixel world against the numbers that PyTorch computed for it.

use std::path::{Path, PathBuf};

use burn::backend::Flex;
use image::RgbImage;
use image::imageops::crop_imm;
use serde::Deserialize;
use siglip::{Precision, Processor};
use smolvlm::{Checkpoint, Part, Prompt, PromptProcessor, SmolVlm};

use crate::support::{assert_close, numbers_of, options, processor};

#[derive(Deserialize)]
struct Goldens {
    prompts: Prompts,
    answers: Vec<Answer>,
}

#[derive(Deserialize)]
struct Prompts {
    caption: String,
    detail: String,
}

#[derive(Deserialize)]
struct Answer {
    picture: String,
    /// Left, top, right, bottom.
    crop: Option<[u32; 4]>,
    prompt: String,
    prompt_ids: Vec<u32>,
    ids: Vec<u32>,
    text: String,
}

#[test]
fn scenes_are_described_as_pytorch_does() {
    let (checkpoint, goldens) = open();
    let (prompts, model) = (PromptProcessor::new(&checkpoint).unwrap(), processor(&checkpoint));

    for golden in &goldens.answers {
        let prompt = goldens.prompt(golden, &prompts);
        assert_eq!(prompt.ids(), golden.prompt_ids, "{} {}", golden.picture, golden.prompt);
        let answer = model.generate(&[prompt], &options(&prompts, 160)).unwrap().remove(0);
        assert_eq!(answer.ids, golden.ids, "{} {}: {}", golden.picture, golden.prompt, golden.text);
        assert_eq!(prompts.texts().text(&answer.ids).unwrap().trim(), golden.text);
    }
    assert_eq!(goldens.answers.len(), 38);
}

#[test]
fn scenes_answered_together_are_answered_as_alone() {
    let (checkpoint, goldens) = open();
    let (prompts, model) = (PromptProcessor::new(&checkpoint).unwrap(), processor(&checkpoint));

    let asked: Vec<_> = goldens.answers.iter().map(|golden| goldens.prompt(golden, &prompts)).collect();
    let answers = model.generate(&asked, &options(&prompts, 160)).unwrap();

    for (answer, golden) in answers.iter().zip(&goldens.answers) {
        assert_eq!(answer.ids, golden.ids, "{} {}", golden.picture, golden.prompt);
    }
}

#[test]
fn lower_precisions_say_nearly_always_the_same() {
    let (checkpoint, goldens) = open();
    let prompts = PromptProcessor::new(&checkpoint).unwrap();
    let asked: Vec<_> = goldens.answers.iter().map(|golden| goldens.prompt(golden, &prompts)).collect();

    for precision in [Precision::Bf16, Precision::Int8] {
        let model: SmolVlm<Flex> = SmolVlm::load(&checkpoint, &Processor::new(precision)).unwrap();
        let answers = model.generate(&asked, &options(&prompts, 160)).unwrap();
        let same = answers.iter().zip(&goldens.answers).filter(|(answer, golden)| answer.ids == golden.ids).count();
        println!("{precision:?}: {same} of {} answers are those of PyTorch in F32, word for word", answers.len());
        assert!(same >= 34, "{precision:?}: {same}");
    }
}

#[test]
fn pixels_and_first_logits_are_those_of_pytorch() {
    let (checkpoint, goldens) = open();
    let (prompts, model) = (PromptProcessor::new(&checkpoint).unwrap(), processor(&checkpoint));
    let numbers = numbers_of(&folder("tests/goldens/pixel-smolvlm-tiny/goldens.safetensors"));

    let mut compared = 0;
    for (at, golden) in goldens.answers.iter().enumerate() {
        // Each picture was asked two questions.
        let label = format!("{}.{}.logits", at / 2, golden.prompt);
        let Some(logits) = numbers.get(&label) else { continue };
        let prompt = goldens.prompt(golden, &prompts);
        let levels: Vec<f32> = prompt.pixels().iter().map(|value| ((value + 1.0) * 127.5).round()).collect();
        assert_eq!(levels, numbers[&format!("{}.pixels", at / 2)], "{}", golden.picture);
        let mut first = Vec::new();
        let observe = |_: usize, step: &[f32]| first.extend_from_slice(step);
        model.generate_observed(&[prompt], &options(&prompts, 1), observe).unwrap();
        assert_close(&label, &first, logits, 1e-3);
        compared += 1;
    }
    assert_eq!(compared, 10);
}

impl Goldens {
    fn prompt(&self, golden: &Answer, prompts: &PromptProcessor) -> Prompt {
        let question = if golden.prompt == "caption" { &self.prompts.caption } else { &self.prompts.detail };
        prompts.prompt(&[Part::Picture(&golden.scene()), Part::Text(question)], None).unwrap()
    }
}

impl Answer {
    fn scene(&self) -> RgbImage {
        let scene = image::open(folder("../../demo").join(&self.picture)).unwrap().into_rgb8();
        match self.crop {
            Some([left, top, right, bottom]) => crop_imm(&scene, left, top, right - left, bottom - top).to_image(),
            None => scene,
        }
    }
}

fn open() -> (Checkpoint, Goldens) {
    let goldens = std::fs::read(folder("tests/goldens/pixel-smolvlm-tiny/goldens.json")).unwrap();
    let checkpoint = Checkpoint::open(&folder("../../models/pixel-smolvlm-tiny")).unwrap();
    (checkpoint, serde_json::from_slice(&goldens).unwrap())
}

fn folder(path: &str) -> PathBuf {
    Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join(path)
}
