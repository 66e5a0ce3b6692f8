//! What may be wrong with a file.

use thiserror::Error;

use crate::Source;

/// Why no code was written.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum FluentError {
    /// It cannot be read.
    #[error("{language}.ftl, line {line}: {problem}")]
    Syntax {
        /// The language of the file.
        language: String,
        /// Where, from 1.
        line: usize,
        /// What is wrong.
        problem: String,
    },
    /// A message cannot be turned into code.
    #[error("{language}.ftl: “{message}” {problem}")]
    Message {
        /// The language of the file.
        language: String,
        /// The message's id.
        message: String,
        /// What is wrong.
        problem: String,
    },
}

impl FluentError {
    pub(crate) fn at(source: Source, message: &str, problem: &str) -> Self {
        Self::Message { language: source.language.to_owned(), message: message.to_owned(), problem: problem.to_owned() }
    }
}
