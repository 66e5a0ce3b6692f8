//! What can be wrong with a file of expansions.

/// Why a file of expansions cannot be used, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct ExpansionsError {
    /// The line in the file, from 1.
    pub line: usize,
    /// What is wrong there, as a sentence for whoever wrote the file.
    pub problem: String,
}

impl ExpansionsError {
    /// The error `problem` at a place in `source`, in bytes.
    pub(crate) fn at(source: &str, place: usize, problem: impl Into<String>) -> Self {
        let before = &source.as_bytes()[..place.min(source.len())];
        Self { line: 1 + before.iter().filter(|&&byte| byte == b'\n').count(), problem: problem.into() }
    }
}
