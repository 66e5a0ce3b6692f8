//! The loop that writes answers.

use burn::tensor::Tensor;
use burn::tensor::backend::Backend;

use crate::repetition::Repetition;
use crate::sampling::{Sampler, Sampling};
use crate::{GenerateError, KvCache, Prompt, SmolVlm};

/// How answers are written.
#[derive(Debug, Clone, PartialEq)]
pub struct GenerateOptions {
    /// Tokens of an answer at most, the one that ends it among them.
    pub most_tokens: usize,
    /// How a token is chosen. In a batch, each answer has the chance that it would have alone.
    pub sampler: Sampler,
    /// The tokens that end an answer: [`PromptProcessor::stop`](crate::PromptProcessor::stop).
    pub stop: Vec<u32>,
    /// When an answer that goes in circles is ended; never where there is none.
    pub repetition: Option<Repetition>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Generated {
    /// Its tokens; where it came to its own end, the last is the one that ended it.
    pub ids: Vec<u32>,
    /// Why it ended.
    pub finish: Finish,
}

/// Why an answer ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finish {
    /// The model ended it.
    Stop,
    /// It reached the greatest length that was allowed, or that the model has positions for.
    Length,
    /// It went in circles, and was cut after the first.
    Repetition,
}

/// An answer in the making.
struct Answer {
    ids: Vec<u32>,
    sampling: Sampling,
    /// Tokens that there is room for.
    room: usize,
    finish: Option<Finish>,
}

impl<B: Backend> SmolVlm<B> {
    /// Answers prompts, all of them a token at a time together. Each is read alone, so that none waits for the padding of
    /// another, and none sees another.
    ///
    /// # Errors
    /// Where a prompt does not fit the model.
    pub fn generate(&self, prompts: &[Prompt], options: &GenerateOptions) -> Result<Vec<Generated>, GenerateError> {
        self.generate_observed(prompts, options, |_, _| ())
    }

    /// As [`generate`](Self::generate); `observe` sees the logits that each token of each prompt is chosen by.
    ///
    /// # Errors
    /// Where a prompt does not fit the model.
    pub fn generate_observed(
        &self,
        prompts: &[Prompt],
        options: &GenerateOptions,
        mut observe: impl FnMut(usize, &[f32]),
    ) -> Result<Vec<Generated>, GenerateError> {
        let capacities = prompts.iter().map(|prompt| self.capacity(prompt, options.most_tokens));
        let capacities = capacities.collect::<Result<Vec<_>, _>>()?;
        let mut cache = self.cache(&capacities)?;
        let mut answers = Vec::with_capacity(prompts.len());
        for (number, (prompt, capacity)) in prompts.iter().zip(&capacities).enumerate() {
            // The last token of an answer needs no position: nothing comes after it.
            let room = options.most_tokens.min(capacity + 1 - prompt.ids().len());
            let mut answer = Answer {
                ids: Vec::with_capacity(room),
                sampling: Sampling::new(options.sampler),
                room,
                finish: (room == 0).then_some(Finish::Length),
            };
            if room > 0 {
                let logits = self.read(prompt, &mut cache, number)?;
                observe(number, &logits);
                answer.push(&logits, options);
            }
            answers.push(answer);
        }
        loop {
            for (number, _) in answers.iter().enumerate().filter(|(_, answer)| answer.finish.is_some()) {
                cache.end(number);
            }
            let open: Vec<usize> = (0..answers.len()).filter(|&number| answers[number].finish.is_none()).collect();
            if open.is_empty() {
                break;
            }
            let last: Vec<u32> = open.iter().filter_map(|&number| answers[number].ids.last().copied()).collect();
            let hidden = self.decode(self.embed_next(&last), &mut cache, &open);
            let logits = numbers(self.logits(hidden));
            for (&number, logits) in open.iter().zip(logits.chunks_exact(self.config().text.vocab_size)) {
                observe(number, logits);
                answers[number].push(logits, options);
            }
        }
        Ok(answers.into_iter().map(Answer::done).collect())
    }

    /// Positions that a prompt and its answer take.
    fn capacity(&self, prompt: &Prompt, most_tokens: usize) -> Result<usize, GenerateError> {
        let (length, most) = (prompt.ids().len(), self.config().text.max_position_embeddings);
        if length > most {
            return Err(GenerateError::TooLong { length, most });
        }
        Ok(length.saturating_add(most_tokens.saturating_sub(1)).min(most))
    }

    /// Takes a prompt in, and returns what may come next.
    fn read(&self, prompt: &Prompt, cache: &mut KvCache<B>, sequence: usize) -> Result<Vec<f32>, GenerateError> {
        let hidden = self.decode(self.embed(prompt)?, cache, &[sequence]);
        let [_, length, _] = hidden.dims();
        Ok(numbers(self.logits(hidden.slice_dim(1, length - 1..length))))
    }
}

impl Answer {
    fn push(&mut self, logits: &[f32], options: &GenerateOptions) {
        let token = self.sampling.next(logits);
        self.ids.push(token);
        if options.stop.contains(&token) {
            self.finish = Some(Finish::Stop);
        } else if let Some(kept) = options.repetition.and_then(|limit| limit.exceeded(&self.ids)) {
            self.ids.truncate(kept);
            self.finish = Some(Finish::Repetition);
        } else if self.ids.len() >= self.room {
            self.finish = Some(Finish::Length);
        }
    }

    fn done(self) -> Generated {
        Generated { ids: self.ids, finish: self.finish.unwrap_or(Finish::Length) }
    }
}

fn numbers<B: Backend, const D: usize>(tensor: Tensor<B, D>) -> Vec<f32> {
    tensor.into_data().iter::<f32>().collect()
}
