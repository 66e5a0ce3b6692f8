//! Words to compare pictures with.

use std::path::Path;

use anyhow::Context;
use inference::{InferenceError, Lane};

use crate::boot::expansions;
use crate::config::Config;
use crate::models::Model;
use crate::print::bar;

/// Texts that are encoded at a time.
const TOGETHER: usize = 32;

/// Words with their vectors.
pub struct Vocabulary(Vec<(String, Vec<f32>)>);

/// The lines of a file, or what searches know other words for.
pub fn words(config: &Config, file: Option<&Path>) -> anyhow::Result<Vec<String>> {
    let Some(path) = file else {
        return Ok(expansions(config)?.vocabulary().into_iter().map(str::to_owned).collect());
    };
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let words: Vec<_> = text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    anyhow::ensure!(!words.is_empty(), "{} has no words, which stand there one a line", path.display());
    Ok(words)
}

impl Vocabulary {
    /// Encodes words.
    pub async fn encode(model: &Model, words: Vec<String>) -> Result<Self, InferenceError> {
        let bar = bar(words.len() as u64, "encoding words");
        let mut encoded = Vec::with_capacity(words.len());
        for words in words.chunks(TOGETHER) {
            let vectors = model.embed_texts(words.iter().map(String::as_str), Lane::Query).await?;
            encoded.extend(words.iter().cloned().zip(vectors));
            bar.inc(words.len() as u64);
        }
        bar.finish_and_clear();
        Ok(Self(encoded))
    }

    /// The words with their cosines.
    pub fn compared_with(&self, picture: &[f32]) -> Vec<(&str, f32)> {
        let cosine = |word: &[f32]| word.iter().zip(picture).map(|(a, b)| a * b).sum();
        self.0.iter().map(|(text, vector)| (text.as_str(), cosine(vector))).collect()
    }
}
