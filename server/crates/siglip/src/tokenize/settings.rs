//! `tokenizer_config.json`, of which only what changes ids is read.

use serde::Deserialize;
use tokenizers::Tokenizer;

use crate::LoadError;

pub(super) const FILE: &str = "tokenizer_config.json";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Settings {
    tokenizer_class: Option<String>,
    do_lower_case: Option<bool>,
    /// A float, because "no limit" is written as a number that fits no integer.
    model_max_length: Option<f64>,
    eos_token: Option<Token>,
    pad_token: Option<Token>,
    padding_side: Side,
    truncation_side: Side,
}

/// Where padding goes, and what truncation takes away.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Side {
    Left,
    #[default]
    Right,
}

/// What happens to a text before `tokenizer.json` sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cleaning {
    /// SigLIP: `canonicalize_text`.
    Canonical { lower_case: bool },
    /// SigLIP 2: lower case only.
    LowerCase,
    /// Everything is in `tokenizer.json`.
    None,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum Token {
    Plain(String),
    Described { content: String },
}

impl Settings {
    pub(super) fn cleaning(&self) -> Cleaning {
        let lower_case = self.do_lower_case.unwrap_or(true);
        match self.tokenizer_class.as_deref() {
            // The class that transformers takes for the model where a folder names none.
            None | Some("SiglipTokenizer" | "SiglipTokenizerFast") => Cleaning::Canonical { lower_case },
            Some("GemmaTokenizer" | "GemmaTokenizerFast" | "Siglip2Tokenizer") if lower_case => Cleaning::LowerCase,
            Some(_) => Cleaning::None,
        }
    }

    pub(super) fn padding_side(&self) -> Side {
        self.padding_side
    }

    /// The length of every text: the model's, unless the tokenizer is shorter.
    pub(super) fn length(&self, positions: usize) -> Result<usize, LoadError> {
        if self.truncation_side == Side::Left {
            return Err(LoadError::invalid(FILE, "truncation_side", "must be \"right\""));
        }
        match self.model_max_length {
            Some(length) if length < 1.0 => Err(LoadError::invalid(FILE, "model_max_length", "must be at least 1")),
            Some(length) if length < positions as f64 => Ok(length as usize),
            _ => Ok(positions),
        }
    }

    /// The token that ends every text.
    pub(super) fn eos(&self, tokenizer: &Tokenizer) -> Result<u32, LoadError> {
        if let Some(token) = &self.eos_token {
            return id("eos_token", token.content(), tokenizer);
        }
        let known = ["</s>", "<eos>"].into_iter().find_map(|token| tokenizer.token_to_id(token));
        known.ok_or_else(|| LoadError::invalid(FILE, "eos_token", "is missing"))
    }

    /// The token that fills a text up.
    pub(super) fn pad(&self, tokenizer: &Tokenizer, model: Option<u32>) -> Result<u32, LoadError> {
        match (&self.pad_token, model) {
            (Some(token), _) => id("pad_token", token.content(), tokenizer),
            (None, Some(id)) => Ok(id),
            (None, None) => Err(LoadError::invalid(FILE, "pad_token", "is missing")),
        }
    }
}

impl Token {
    fn content(&self) -> &str {
        match self {
            Self::Plain(content) | Self::Described { content } => content,
        }
    }
}

fn id(field: &str, token: &str, tokenizer: &Tokenizer) -> Result<u32, LoadError> {
    let unknown = || LoadError::invalid(FILE, field, format!("is {token:?}, which tokenizer.json does not know"));
    tokenizer.token_to_id(token).ok_or_else(unknown)
}
