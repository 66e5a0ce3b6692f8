//! What can be embedded.

/// One input, ready for the model.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// A preprocessed picture, `[3 · height · width]`, channel by channel.
    Pixels(Vec<f32>),
    /// The same, of which the model gives parts as well: their embeddings follow that of the whole, one behind the other.
    Views(Vec<f32>),
    /// The token ids of a text, `[sequence]`, padded.
    Tokens(Vec<u32>),
}

/// The kind of an input; a batch holds one kind only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Image,
    Views,
    Text,
}

impl Input {
    pub(crate) fn kind(&self) -> Kind {
        match self {
            Self::Pixels(_) => Kind::Image,
            Self::Views(_) => Kind::Views,
            Self::Tokens(_) => Kind::Text,
        }
    }
}
