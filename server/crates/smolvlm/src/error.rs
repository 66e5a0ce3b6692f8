//! What can be wrong with a prompt.

pub use siglip::TokenizeError;
pub use weights::{LoadError, TensorMismatch};

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum GenerateError {
    /// A prompt has no ids.
    #[error("the prompt is empty")]
    Empty,
    /// A prompt leaves no room for an answer.
    #[error("a prompt and its answer of {length} tokens do not fit the {most} that the model has positions for")]
    TooLong {
        /// Tokens that it would take.
        length: usize,
        /// How many the model knows.
        most: usize,
    },
    /// A prompt has an id without an embedding.
    #[error("the prompt has id {id}, but the model knows only {vocabulary} tokens")]
    OutsideVocabulary {
        /// The id.
        id: u32,
        /// How many the model knows.
        vocabulary: usize,
    },
    /// A prompt has room for other pictures than it has.
    #[error("the prompt has {tiles} tiles of pictures, which do not fit the {places} places for them")]
    OtherTiles {
        /// Tiles that there are.
        tiles: usize,
        /// Tokens that they would take the places of.
        places: usize,
    },
}
