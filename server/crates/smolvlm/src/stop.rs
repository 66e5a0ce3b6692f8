//! The tokens that end an answer.

use serde::Deserialize;

use crate::chat_template::END;
use crate::config::Tokens;
use crate::{Checkpoint, LoadError, TextProcessor};

const GENERATION: &str = "generation_config.json";
const MODEL: &str = "config.json";

#[derive(Debug, Deserialize)]
struct Ends {
    eos_token_id: Option<Tokens>,
}

/// Those of `generation_config.json`, else of `config.json`; and always the end of an utterance, which every answer was trained
/// with.
pub(crate) fn tokens(checkpoint: &Checkpoint, texts: &TextProcessor) -> Result<Vec<u32>, LoadError> {
    let ends = |file| Ok::<_, LoadError>(checkpoint.optional_json::<Ends>(file)?.and_then(|ends| ends.eos_token_id));
    let named = match ends(GENERATION)? {
        Some(tokens) => Some(tokens),
        None => ends(MODEL)?.or_else(|| checkpoint.config().text.eos_token_id.clone()),
    };
    let mut stop = named.map_or_else(Vec::new, |tokens| tokens.as_slice().to_vec());
    stop.extend(texts.marker(END));
    stop.sort_unstable();
    stop.dedup();
    Ok(stop)
}
