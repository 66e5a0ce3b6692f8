//! `media-search caption`

use std::path::Path;

use anyhow::Context;
use burn::tensor::backend::Backend;
use image::RgbImage;
use serde::Serialize;
use siglip::{Precision, Processor};
use smolvlm::{Checkpoint, DecoderEngine, GenerateOptions, Generated, Part, Prompt, PromptProcessor, Sampler, SmolVlm};

use crate::cli::CaptionArgs;
use crate::config::{Config, Limits};
use crate::models::device::{self, Chosen, Work};

/// One line of the answer.
#[derive(Debug, Serialize)]
struct Captioned<'a> {
    input: &'a str,
    prompt_ids: &'a [u32],
    ids: &'a [u32],
    text: &'a str,
}

/// Prints what a model says about each picture, always in the likeliest words: this makes the port checkable.
///
/// # Errors
/// Where the model cannot be loaded, or a picture cannot be read.
pub async fn run(config: &Config, args: &CaptionArgs) -> anyhow::Result<()> {
    let checkpoint = Checkpoint::open(&args.model).context("the model cannot be loaded")?;
    let processor = PromptProcessor::new(&checkpoint).context("the model cannot be loaded")?;
    let tiles = args.tiles.map(|tiles| tiles as usize);
    let prompts = args.images.iter().map(|path| {
        let picture = read(&config.limits, path)?;
        Ok(processor.prompt(&[Part::Picture(&picture), Part::Text(&args.prompt)], tiles)?)
    });
    let prompts = prompts.collect::<anyhow::Result<Vec<_>>>()?;
    let options = GenerateOptions {
        most_tokens: args.max_new_tokens as usize,
        sampler: Sampler::Greedy,
        stop: processor.stop().to_vec(),
        repetition: None,
    };
    // Answers to be compared with others' are exact where nobody asks for something else.
    let precision = config.model.precision.or(Some(Precision::F32));
    let device = device::choose(config.model.device, precision, false)?;
    let together = matches!(device, Chosen::Cpu(_));
    let work = Answer { checkpoint, prompts: prompts.clone(), options, together };
    let answers = tokio::task::spawn_blocking(move || device::run(device, work)).await??;
    for (path, (prompt, answer)) in args.images.iter().zip(prompts.iter().zip(&answers)) {
        let (input, text) = (path.to_str().unwrap_or_default(), processor.texts().text(&answer.ids)?);
        let captioned = Captioned { input, prompt_ids: prompt.ids(), ids: &answer.ids, text: text.trim() };
        if args.json {
            say!("{}", serde_json::to_string(&captioned)?);
        } else {
            say!("{} {}", input.escape_debug(), captioned.text);
        }
    }
    Ok(())
}

/// A picture file.
fn read(limits: &Limits, path: &Path) -> anyhow::Result<RgbImage> {
    let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
    Ok(media::decode(&bytes, &limits.picture()).with_context(|| path.display().to_string())?.rgb())
}

struct Answer {
    checkpoint: Checkpoint,
    prompts: Vec<Prompt>,
    options: GenerateOptions,
    together: bool,
}

impl Work for Answer {
    type Output = anyhow::Result<Vec<Generated>>;

    fn run<B: Backend>(self, engine: impl DecoderEngine<B> + Send + 'static) -> Self::Output {
        let Self { checkpoint, prompts, options, together } = self;
        let model = SmolVlm::load(&checkpoint, &engine).context("the model cannot be loaded")?;
        // Each picture by itself: so its answer does not depend on the others by a bit.
        let answer = move || -> anyhow::Result<Vec<Generated>> {
            let answers = prompts.iter().map(|prompt| model.generate(std::slice::from_ref(prompt), &options));
            Ok(answers.collect::<Result<Vec<_>, _>>()?.concat())
        };
        if together { Processor::together(answer) } else { answer() }
    }
}
