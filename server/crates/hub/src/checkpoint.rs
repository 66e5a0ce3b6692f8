//! Which files make a checkpoint that the program can read.

use std::{collections::BTreeSet, fs, path::Path};

use serde::Deserialize;

use crate::error::Missing;

/// Files without which nothing goes, and what is missing without them.
pub(crate) const REQUIRED: [(&str, Missing); 3] = [
    ("config.json", Missing::Config("config.json")),
    ("preprocessor_config.json", Missing::Config("preprocessor_config.json")),
    ("tokenizer.json", Missing::Tokenizer),
];
/// Files that are read where there are any.
pub(crate) const OPTIONAL: [&str; 6] = [
    "tokenizer_config.json",
    "special_tokens_map.json",
    // Those of models that answer questions about pictures.
    "processor_config.json",
    "generation_config.json",
    "chat_template.json",
    "chat_template.jinja",
];
/// All weights in one file.
pub(crate) const WEIGHTS: &str = "model.safetensors";
/// The list of files that hold the weights together, where they are not in one.
pub(crate) const INDEX: &str = "model.safetensors.index.json";

/// The first file that a folder lacks to be a checkpoint that the program can read; which files an index names is not looked at.
pub fn missing_file(folder: &Path) -> Option<&'static str> {
    let lacks = |name: &str| !folder.join(name).is_file();
    let required = REQUIRED.iter().map(|(name, _)| *name).find(|name| lacks(name));
    required.or_else(|| (lacks(WEIGHTS) && lacks(INDEX)).then_some(WEIGHTS))
}

/// Whether the folder holds everything that the program needs.
pub(crate) fn is_complete(folder: &Path) -> bool {
    missing_file(folder).is_none() && (folder.join(WEIGHTS).is_file() || has_all_shards(folder))
}

fn has_all_shards(folder: &Path) -> bool {
    let index = fs::read(folder.join(INDEX)).ok();
    index.as_deref().and_then(shards).is_some_and(|names| names.iter().all(|name| folder.join(name).is_file()))
}

/// The files that an index names; `None` if it is no index, or one that names something else than files beside it.
pub(crate) fn shards(index: &[u8]) -> Option<BTreeSet<String>> {
    #[derive(Deserialize)]
    struct Index {
        weight_map: std::collections::HashMap<String, String>,
    }

    let index: Index = serde_json::from_slice(index).ok()?;
    let names: BTreeSet<String> = index.weight_map.into_values().collect();
    (!names.is_empty() && names.iter().all(|name| is_shard(name))).then_some(names)
}

/// An index comes from outside, so what it names must not lead out of the folder.
fn is_shard(name: &str) -> bool {
    name.len() <= 128
        && name.ends_with(".safetensors")
        && name.starts_with(|first: char| first.is_ascii_alphanumeric())
        && name.chars().all(|character| character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '.'))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::*;

    #[test]
    fn index_names_each_shard_once() {
        let index = br#"{"metadata": {}, "weight_map": {"a": "model-2.safetensors", "b": "model-1.safetensors",
            "c": "model-2.safetensors"}}"#;

        let names: Vec<String> = shards(index).unwrap().into_iter().collect();

        assert_eq!(names, ["model-1.safetensors", "model-2.safetensors"]);
    }

    #[test]
    fn index_that_leads_elsewhere_is_none() {
        for name in ["../x.safetensors", "/x.safetensors", "a/x.safetensors", ".safetensors", "config.json", ""] {
            let index = format!(r#"{{"weight_map": {{"a": "model.safetensors", "b": "{name}"}}}}"#);
            assert_eq!(shards(index.as_bytes()), None, "{name}");
        }
        assert_eq!(shards(br#"{"weight_map": {}}"#), None);
        assert_eq!(shards(b"<html>"), None);
    }
}
