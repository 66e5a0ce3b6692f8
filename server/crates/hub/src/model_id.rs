//! The name of a model on the hub.

use std::{fmt, str::FromStr};

/// A model on the hub, `owner/name` or `owner/name@revision`, that follows the hub's rules for names.
///
/// It is parsed with [`str::parse`]; what is parsed is fit to be a part of a path and of an address.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ModelId {
    repository: String,
    revision: Option<String>,
}

/// Why a text is no [`ModelId`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidId {
    /// It is not two names with a slash between them.
    #[error("a model is named as on the Hugging Face hub: owner/name, such as google/siglip-base-patch16-224")]
    Shape,
    /// A name holds something else than what the hub allows.
    #[error("the name of a model holds only letters without accents, digits, '-', '_' and '.'")]
    Character,
    /// A name starts or ends with a dot or a dash, or `name` ends with `.git`.
    #[error("the name of a model neither starts nor ends with '-' or '.', nor does it end with .git")]
    Edge,
    /// There are two dots or two dashes in a row.
    #[error("the name of a model has neither '..' nor '--'")]
    Repeated,
    /// It is longer than the hub allows.
    #[error("the name of a model has at most 96 characters")]
    TooLong,
    /// What follows the `@` is no revision.
    #[error("after '@' stands a revision: a branch, a tag or a commit")]
    Revision,
}

/// The hub's limit, in characters; here it holds for owner and name together.
const LONGEST: usize = 96;

impl ModelId {
    /// `owner/name`.
    pub fn repository(&self) -> &str {
        &self.repository
    }

    /// The branch, tag or commit that was asked for, `main` if none was.
    pub fn revision(&self) -> &str {
        self.revision.as_deref().unwrap_or("main")
    }
}

impl FromStr for ModelId {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (repository, revision) = match text.split_once('@') {
            Some((repository, revision)) => (repository, Some(revision)),
            None => (text, None),
        };
        let (owner, name) = repository.split_once('/').ok_or(InvalidId::Shape)?;
        if owner.is_empty() || name.is_empty() || name.contains('/') {
            return Err(InvalidId::Shape);
        }
        if repository.len() > LONGEST {
            return Err(InvalidId::TooLong);
        }
        if ![owner, name].into_iter().all(|part| part.chars().all(is_allowed)) {
            return Err(InvalidId::Character);
        }
        if repository.contains("..") || repository.contains("--") {
            return Err(InvalidId::Repeated);
        }
        if [owner, name].into_iter().any(|part| part.starts_with(['-', '.']) || part.ends_with(['-', '.']))
            || name.ends_with(".git")
        {
            return Err(InvalidId::Edge);
        }
        if revision.is_some_and(|revision| !is_revision(revision)) {
            return Err(InvalidId::Revision);
        }
        Ok(Self { repository: repository.into(), revision: revision.map(Into::into) })
    }
}

impl fmt::Display for ModelId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.repository)?;
        match &self.revision {
            Some(revision) => write!(f, "@{revision}"),
            None => Ok(()),
        }
    }
}

fn is_allowed(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '.')
}

/// Revisions become a path below `refs`. They may hold slashes: the hub offers proposed changes as `refs/pr/1`, and there
/// the safetensors of older models are often found.
fn is_revision(text: &str) -> bool {
    text.len() <= LONGEST
        && !text.contains("..")
        && text.split('/').all(|part| {
            part.chars().all(is_allowed)
                && part.starts_with(|first: char| first.is_ascii_alphanumeric() || first == '_')
        })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::*;

    #[test]
    fn names_of_the_hub_are_accepted_and_shown_as_they_were() {
        for text in
            ["google/siglip-base-patch16-224", "a/b", "A_1/b.c-d", "google/siglip@refs/pr/1", "a/b@v1.0", "_a/b_"]
        {
            assert_eq!(text.parse::<ModelId>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn revision_is_main_unless_named() {
        let id: ModelId = "google/siglip".parse().unwrap();
        let pinned: ModelId = "google/siglip@v2".parse().unwrap();

        assert_eq!((id.repository(), id.revision()), ("google/siglip", "main"));
        assert_eq!((pinned.repository(), pinned.revision()), ("google/siglip", "v2"));
    }

    #[test]
    fn everything_else_is_refused_with_the_rule_that_it_breaks() {
        let long = format!("google/{}", "a".repeat(90));
        let cases = [
            (InvalidId::Shape, vec!["", "siglip", "/siglip", "google/", "google//siglip", "a/b/c", "/etc/passwd"]),
            (InvalidId::Character, vec!["goo gle/x", "google/x\0", "gøøgle/x", "google/x?y", "google/x%2e", "a\\b/c"]),
            (InvalidId::Repeated, vec!["../x", "google/..", "a..b/c", "a--b/c", "google/x--y"]),
            (InvalidId::Edge, vec!["./x", "google/.", "-a/b", "a/b-", ".a/b", "a/b.", "a/b.git"]),
            (InvalidId::TooLong, vec![long.as_str()]),
            (
                InvalidId::Revision,
                vec!["a/b@", "a/b@..", "a/b@x/../y", "a/b@/x", "a/b@x/", "a/b@-x", "a/b@x@y", "a/b@x y"],
            ),
        ];

        for (expected, texts) in cases {
            for text in texts {
                assert_eq!(text.parse::<ModelId>(), Err(expected), "{text}");
            }
        }
    }
}
