#![doc = include_str!("../README.md")]

mod error;
mod folder;
mod message;
mod read;
mod write;

pub use error::FluentError;
pub use folder::Folder;

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

/// Writes a function for each message whose id is `wanted`; `others` translate the `reference`. What a wanted message refers
/// to need not be wanted itself.
///
/// # Errors
/// Where a file is no Fluent, uses what is not supported, or does not fit the reference: all of it, whatever is wanted.
pub fn generate(reference: Source, others: &[Source], wanted: impl Fn(&str) -> bool) -> Result<String, FluentError> {
    let mut messages = read::read(reference)?;
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
    messages.retain(|id, _| wanted(id));
    Ok(write::write(reference.language, &messages, &translations))
}

/// Writes the enum of these languages, of which the first is the reference.
pub fn generate_languages(tags: &[&str]) -> String {
    write::write_languages(tags)
}

/// By id.
type Messages = BTreeMap<String, Message>;

#[cfg(test)]
mod tests;
