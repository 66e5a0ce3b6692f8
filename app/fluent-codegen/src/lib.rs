#![doc = include_str!("../README.md")]

mod error;
mod message;
mod read;
mod write;

pub use error::FluentError;

use std::collections::BTreeMap;

use message::Message;

/// The messages of one language.
#[derive(Clone, Copy, Debug)]
pub struct Source<'s> {
    /// Its tag, such as `en`.
    pub language: &'s str,
    /// The Fluent file.
    pub text: &'s str,
}

/// Writes the Rust source for these files; `others` translate the `reference`.
///
/// # Errors
/// Where a file is no Fluent, uses what is not supported, or does not fit the reference.
pub fn generate(reference: Source, others: &[Source]) -> Result<String, FluentError> {
    let messages = read::read(reference)?;
    let mut translations = Vec::new();
    for other in others {
        let translated = read::read(*other)?;
        for (id, message) in &translated {
            let known = messages.get(id).ok_or_else(|| FluentError::at(*other, id, "is not in the reference"))?;
            if let Some(unknown) = message.variables().keys().find(|name| !known.variables().contains_key(*name)) {
                let problem = format!("uses ${unknown}, which the reference does not");
                return Err(FluentError::at(*other, id, &problem));
            }
        }
        translations.push((other.language, translated));
    }
    Ok(write::write(reference.language, &messages, &translations))
}

/// By id.
type Messages = BTreeMap<String, Message>;

#[cfg(test)]
mod tests;
