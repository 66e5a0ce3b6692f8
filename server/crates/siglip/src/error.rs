//! What can be wrong with a text.

/// Why a text has no token ids.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TokenizeError {
    /// The tokenizer refused the text.
    #[error("the tokenizer refused the text")]
    Refused {
        /// What it said.
        #[source]
        source: tokenizers::Error,
    },
    /// The tokenizer knows a token that the model has no embedding for.
    #[error("the tokenizer gave id {id}, but the model knows only {vocabulary} tokens")]
    OutsideVocabulary {
        /// The id.
        id: u32,
        /// How many the model knows.
        vocabulary: usize,
    },
}
