//! Names of collections: `<prefix>~<key of the space>`.

use crate::{Space, VectorError, space};

/// Neither an encoded prefix nor a key contains it, so no prefix owns another one's collections.
const SEPARATOR: char = '~';

/// The names below one prefix.
#[derive(Debug, Clone)]
pub(super) struct Names {
    prefix: String,
}

impl Names {
    /// Names below a prefix that is not empty.
    pub(super) fn below(prefix: &str) -> Result<Self, VectorError> {
        if prefix.is_empty() {
            return Err(VectorError::EmptyPrefix);
        }
        Ok(Self { prefix: space::encode(prefix) })
    }

    /// The name of a space's collection.
    pub(super) fn of(&self, space: &Space) -> Result<String, VectorError> {
        Ok(format!("{}{SEPARATOR}{}", self.prefix, space.key()?))
    }

    /// The model whose collection has this name, if the name is one of ours.
    pub(super) fn model(&self, collection: &str) -> Option<String> {
        let key = collection.strip_prefix(&self.prefix)?.strip_prefix(SEPARATOR)?;
        space::decode(key)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::*;

    #[test]
    fn only_names_below_the_prefix_are_ours() {
        let names = Names::below("media-search").unwrap();
        let space = Space { model: "google/siglip".into(), dim: 4 };

        assert_eq!(names.of(&space).unwrap(), "media-search~google=2fsiglip");
        assert_eq!(names.model("media-search~google=2fsiglip").as_deref(), Some("google/siglip"));
        for foreign in ["media-search", "media-search~", "media-search-2~a", "media-searching", "other~a", "a"] {
            assert_eq!(names.model(foreign), None, "{foreign}");
        }
    }

    #[test]
    fn an_empty_prefix_is_refused() {
        assert!(matches!(Names::below(""), Err(VectorError::EmptyPrefix)));
    }
}
