//! From a text to the token ids that the text tower takes.

use tokenizers::normalizers::{Lowercase, NormalizerWrapper, Sequence};
use tokenizers::{PaddingParams, Tokenizer};

use crate::{Checkpoint, LoadError, TokenizeError};
use settings::{Cleaning, Settings, Side};

mod canonical;
mod settings;

const TOKENIZER: &str = "tokenizer.json";

/// Cleans a text as its checkpoint was trained, cuts it into tokens, ends it with EOS and pads it to the full length.
#[derive(Debug, Clone)]
pub struct TextProcessor {
    tokenizer: Tokenizer,
    canonical: Option<canonical::Options>,
    length: usize,
    vocabulary: usize,
    eos: u32,
    pad: u32,
    padding: Side,
}

impl TextProcessor {
    /// Reads `tokenizer.json` and, where it is there, `tokenizer_config.json`.
    pub fn new(checkpoint: &Checkpoint) -> Result<Self, LoadError> {
        let malformed = |source| LoadError::MalformedTokenizer { source };
        let mut tokenizer = Tokenizer::from_bytes(&*checkpoint.file(TOKENIZER)?).map_err(malformed)?;
        let settings: Settings = checkpoint.optional_json(settings::FILE)?.unwrap_or_default();
        let config = &checkpoint.config().text;

        // Length and EOS are the model's matter here, not the file's.
        tokenizer.with_truncation(None).map_err(malformed)?;
        tokenizer.with_padding(None::<PaddingParams>);
        let (eos, pad) = (settings.eos(&tokenizer)?, settings.pad(&tokenizer, config.pad_token_id)?);
        let mut canonical = None;
        match settings.cleaning() {
            Cleaning::Canonical { lower_case } => canonical = Some(canonical::Options { lower_case }),
            Cleaning::LowerCase => {
                let own = tokenizer.get_normalizer().cloned();
                let all = std::iter::once(NormalizerWrapper::Lowercase(Lowercase)).chain(own).collect();
                tokenizer.with_normalizer(Some(Sequence::new(all))).map_err(malformed)?;
            }
            Cleaning::None => {}
        }
        let length = settings.length(config.max_position_embeddings)?;
        Ok(Self {
            tokenizer,
            canonical,
            length,
            vocabulary: config.vocab_size,
            eos,
            pad,
            padding: settings.padding_side(),
        })
    }

    /// How many ids every text has.
    pub fn length(&self) -> usize {
        self.length
    }

    /// The ids of a text, exactly [`length`](Self::length) of them: what is longer is cut so that EOS stays the last.
    pub fn ids(&self, text: &str) -> Result<Vec<u32>, TokenizeError> {
        let encoding = match self.canonical {
            Some(options) => self.tokenizer.encode_fast(canonical::clean(text, options), false),
            None => self.tokenizer.encode_fast(text, false),
        };
        let encoding = encoding.map_err(|source| TokenizeError::Refused { source })?;
        let mut ids: Vec<u32> = encoding.get_ids().iter().copied().take(self.length - 1).collect();
        ids.push(self.eos);
        let missing = std::iter::repeat_n(self.pad, self.length - ids.len());
        match self.padding {
            Side::Right => ids.extend(missing),
            Side::Left => drop(ids.splice(0..0, missing)),
        }
        match ids.iter().find(|&&id| id as usize >= self.vocabulary) {
            Some(&id) => Err(TokenizeError::OutsideVocabulary { id, vocabulary: self.vocabulary }),
            None => Ok(ids),
        }
    }
}
