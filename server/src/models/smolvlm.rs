//! Puts the SmolVLM port behind the queue of pictures that are to be described.

use ::smolvlm::{Checkpoint, DecoderEngine, GenerateOptions, Prompt, PromptProcessor, Repetition, Sampler, SmolVlm};
use burn::tensor::backend::Backend;
use inference::{CaptionError, CaptionRequest, Captioner};
use siglip::Processor;

use super::device::{self, Chosen, Work};
use crate::backend::chain;
use crate::config::ModelConfig;

/// Loads a model onto the device that the settings mean.
pub(super) fn load(
    config: &ModelConfig,
    checkpoint: Checkpoint,
    small: bool,
) -> Result<Box<dyn Captioner>, CaptionError> {
    let device = device::choose(config.device, config.precision, small).map_err(|error| not_loaded(&error))?;
    let stop = PromptProcessor::new(&checkpoint).map_err(|error| not_loaded(&error))?.stop().to_vec();
    device::run(device, Load { checkpoint, stop, together: matches!(device, Chosen::Cpu(_)) })
}

fn not_loaded(error: &dyn std::error::Error) -> CaptionError {
    CaptionError::NotLoaded(chain(error).into())
}

struct Load {
    checkpoint: Checkpoint,
    stop: Vec<u32>,
    together: bool,
}

impl Work for Load {
    type Output = Result<Box<dyn Captioner>, CaptionError>;

    fn run<B: Backend>(self, engine: impl DecoderEngine<B> + Send + 'static) -> Self::Output {
        let Self { checkpoint, stop, together } = self;
        let model = SmolVlm::load(&checkpoint, &engine).map_err(|error| not_loaded(&error))?;
        Ok(Box::new(SmolVlmCaptioner { model, stop, together }))
    }
}

/// A model with its weights on a device.
struct SmolVlmCaptioner<B: Backend> {
    model: SmolVlm<B>,
    stop: Vec<u32>,
    /// Whether it computes with all threads of the processor.
    together: bool,
}

impl<B: Backend> Captioner for SmolVlmCaptioner<B> {
    fn caption(&mut self, requests: &[CaptionRequest]) -> Result<Vec<Vec<u32>>, CaptionError> {
        let prompt = |request: &CaptionRequest| Prompt::new(request.ids.clone(), request.pixels.clone(), request.tiles);
        let prompts: Vec<Prompt> = requests.iter().map(prompt).collect();
        let options = GenerateOptions {
            most_tokens: requests.first().map_or(0, |request| request.most_tokens),
            sampler: Sampler::Greedy,
            stop: self.stop.clone(),
            repetition: Some(Repetition::default()),
        };
        // Lent for good, not shared: models may move between threads, but none is used by two.
        let model = &mut self.model;
        let work = move || model.generate(&prompts, &options);
        let answers = if self.together { Processor::together(work) } else { work() };
        let answers = answers.map_err(|error| CaptionError::Failed(chain(&error).into()))?;
        Ok(answers.into_iter().map(|answer| answer.ids).collect())
    }
}
