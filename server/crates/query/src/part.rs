//! What a query consists of.

use crate::{filter::Condition, term::Term};

/// One part of a query: what a page shows as a chip. Its `Display` is the text that is read as this part.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// Free words that stand together, separated by single spaces.
    Words(String),
    /// Words that have to occur in a picture's words, in this order.
    Phrase(String),
    /// A word or a phrase that must not occur in a picture's words.
    Without(String),
    /// A meaning with a weight of its own.
    Term(Term),
    /// A condition on a picture's facts.
    Filter(Condition),
}

impl Part {
    /// A short text for people, such as `without: dog`.
    pub fn label(&self) -> String {
        match self {
            Self::Words(text) => text.clone(),
            Self::Phrase(text) => format!("\"{text}\""),
            Self::Without(text) => format!("without: {text}"),
            Self::Term(term) => term.label(),
            Self::Filter(condition) => condition.label(),
        }
    }
}
