//! From a text to token ids and back.

use std::collections::HashMap;

use tokenizers::{PaddingParams, Tokenizer};

use crate::{Checkpoint, LoadError, TokenizeError};

const FILE: &str = "tokenizer.json";

/// A part of a prompt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// A marker: one token, where the tokenizer has such a one, else text.
    Marker(String),
    /// Text that is only ever text, whatever stands in it.
    Text(String),
}

/// Cuts prompts into tokens, and puts answers together.
///
/// Markers are looked up by their names; texts are cut by a tokenizer that knows none, so that nobody can write a picture or the
/// end of an utterance into a question.
#[derive(Debug, Clone)]
pub struct TextProcessor {
    whole: Tokenizer,
    /// The same without its added tokens.
    plain: Tokenizer,
    markers: HashMap<String, u32>,
    vocabulary: usize,
}

impl TextProcessor {
    /// Reads `tokenizer.json`.
    ///
    /// # Errors
    /// Where it is missing or broken, or adds tokens to every text.
    pub fn new(checkpoint: &Checkpoint) -> Result<Self, LoadError> {
        let malformed = |source| LoadError::MalformedTokenizer { source };
        let mut json: serde_json::Value = checkpoint.json(FILE)?;
        let mut whole = Tokenizer::from_bytes(&*checkpoint.file(FILE)?).map_err(malformed)?;
        if let Some(added) = json.get_mut("added_tokens") {
            *added = serde_json::Value::Array(Vec::new());
        }
        let mut plain = Tokenizer::from_bytes(json.to_string()).map_err(malformed)?;
        for tokenizer in [&mut whole, &mut plain] {
            tokenizer.with_truncation(None).map_err(malformed)?;
            tokenizer.with_padding(None::<PaddingParams>);
        }
        if whole.encode("", true).is_ok_and(|encoding| !encoding.get_ids().is_empty()) {
            return Err(LoadError::invalid(FILE, "post_processor", "adds tokens to every text"));
        }
        let markers = whole.get_added_tokens_decoder().into_iter().map(|(id, token)| (token.content, id)).collect();
        Ok(Self { whole, plain, markers, vocabulary: checkpoint.config().text.vocab_size })
    }

    /// The token of a marker, such as `<image>`.
    pub fn marker(&self, name: &str) -> Option<u32> {
        self.markers.get(name).copied()
    }

    /// The ids of a text in which nothing is a marker.
    ///
    /// # Errors
    /// Where the tokenizer refuses it, or knows tokens that the model does not.
    pub fn ids(&self, text: &str) -> Result<Vec<u32>, TokenizeError> {
        self.pieces(&[Piece::Text(text.to_owned())])
    }

    /// The ids of pieces. Texts that follow each other are cut as one.
    pub(crate) fn pieces(&self, pieces: &[Piece]) -> Result<Vec<u32>, TokenizeError> {
        let (mut ids, mut text) = (Vec::new(), String::new());
        for piece in pieces {
            match piece {
                Piece::Text(part) => text.push_str(part),
                Piece::Marker(name) => match self.marker(name) {
                    Some(id) => {
                        self.flush(&mut text, &mut ids)?;
                        ids.push(id);
                    }
                    None => text.push_str(name),
                },
            }
        }
        self.flush(&mut text, &mut ids)?;
        match ids.iter().find(|&&id| id as usize >= self.vocabulary) {
            Some(&id) => Err(TokenizeError::OutsideVocabulary { id, vocabulary: self.vocabulary }),
            None => Ok(ids),
        }
    }

    /// The text of an answer, without markers.
    ///
    /// # Errors
    /// Where the tokenizer refuses the ids.
    pub fn text(&self, ids: &[u32]) -> Result<String, TokenizeError> {
        self.whole.decode(ids, true).map_err(|source| TokenizeError::Refused { source })
    }

    fn flush(&self, text: &mut String, ids: &mut Vec<u32>) -> Result<(), TokenizeError> {
        if !text.is_empty() {
            let encoding = self.plain.encode_fast(std::mem::take(text), false);
            ids.extend_from_slice(encoding.map_err(|source| TokenizeError::Refused { source })?.get_ids());
        }
        Ok(())
    }
}
