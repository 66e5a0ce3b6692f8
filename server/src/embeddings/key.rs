//! What an embedding is found by.

use std::fmt;

/// Stands for a model and a text, of which nothing can be read from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key(blake3::Hash);

impl Key {
    /// The one of a text for a model.
    pub fn of(model: &str, text: &str) -> Self {
        let mut hasher = blake3::Hasher::new();
        // With its length, so that no end of a name passes for the beginning of a text.
        hasher.update(&(model.len() as u64).to_le_bytes()).update(model.as_bytes()).update(text.as_bytes());
        Self(hasher.finalize())
    }
}

/// As it is called in Redis.
impl fmt::Display for Key {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "media-search:embedding:{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn model_and_text_count_each_for_itself() {
        let key = Key::of("model@1", "a dog");
        assert_eq!(key, Key::of("model@1", "a dog"));
        for (model, text) in [("model@2", "a dog"), ("model@1", "a cat"), ("model@1a", " dog"), ("model@", "1a dog")] {
            assert_ne!(key, Key::of(model, text), "{model} {text}");
        }
    }

    #[test]
    fn names_tell_no_text() {
        let name = Key::of("model", "a dog").to_string();
        let digits = name.strip_prefix("media-search:embedding:").unwrap_or_default();
        assert!(digits.len() == 64 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()), "{name}");
    }
}
