//! Which model's space: vectors of two models never meet.

use crate::VectorError;

/// Leaves room for a prefix within the 255 bytes of a file or collection name.
const LONGEST_KEY: usize = 160;

/// The vectors of one model: one shard folder, or one collection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Space {
    /// Key of the model, such as `google/siglip-base-patch16-224`.
    pub model: String,
    /// Numbers in each of its vectors.
    pub dim: usize,
}

impl Space {
    /// Name of the folder or collection: reversible, and safe in both.
    pub(crate) fn key(&self) -> Result<String, VectorError> {
        if self.dim == 0 {
            return Err(VectorError::NoDimensions);
        }
        let key = encode(&self.model);
        if key.is_empty() || key.len() > LONGEST_KEY {
            return Err(VectorError::SpaceName { model: self.model.clone() });
        }
        Ok(key)
    }
}

/// Writes every byte beyond letters, digits, `-`, `_` and inner dots as `=xx`.
pub(crate) fn encode(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' => key.push(char::from(byte)),
            // A leading dot would hide the folder, or name its parent.
            b'.' if at > 0 => key.push('.'),
            _ => key.push_str(&format!("={byte:02x}")),
        }
    }
    key
}

/// The model whose key this is; none if no model has this key.
pub(crate) fn decode(key: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(key.len());
    let mut rest = key.as_bytes();
    while let [first, tail @ ..] = rest {
        if *first == b'=' {
            let code = std::str::from_utf8(tail.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(code, 16).ok()?);
            rest = tail.get(2..)?;
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    let model = String::from_utf8(bytes).ok()?;
    (!model.is_empty() && encode(&model) == key).then_some(model)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::*;

    #[test]
    fn every_model_has_a_key_of_its_own() {
        for model in
            ["google/siglip-base-patch16-224", "pixel@35c1", "..", ".", "a=2fb", "a/b", "C:\\x", "モデル", "a\0b"]
        {
            let key = encode(model);

            assert!(key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.=".contains(&byte)), "{key}");
            assert!(!key.starts_with('.'), "{key}");
            assert_eq!(decode(&key).as_deref(), Some(model));
        }
    }

    #[test]
    fn foreign_names_are_no_keys() {
        for name in ["", "=", "=2", "=zz", "a b", "~gone", ".hidden", "=61", "=2F", "=ff"] {
            assert_eq!(decode(name), None, "{name}");
        }
    }

    #[test]
    fn unusable_spaces_are_refused() {
        let empty = Space { model: String::new(), dim: 4 };
        let long = Space { model: "/".repeat(100), dim: 4 };
        let flat = Space { model: "m".into(), dim: 0 };

        assert!(matches!(empty.key().unwrap_err(), VectorError::SpaceName { .. }));
        assert!(matches!(long.key().unwrap_err(), VectorError::SpaceName { .. }));
        assert!(matches!(flat.key().unwrap_err(), VectorError::NoDimensions));
    }
}
