//! Models that Hugging Face's tools have already downloaded.

use std::fs;
use std::path::{Path, PathBuf};

use super::super::sources::Sources;

/// Where Hugging Face's tools keep what they download.
pub fn cache_folder(sources: &Sources) -> Option<PathBuf> {
    let folder = |name| sources.folder_variable(name);
    folder("HF_HUB_CACHE")
        .map(Path::to_owned)
        .or_else(|| Some(folder("HF_HOME")?.join("hub")))
        .or_else(|| Some(folder("XDG_CACHE_HOME")?.join("huggingface/hub")))
        .or_else(|| Some(folder("HOME")?.join(".cache/huggingface/hub")))
}

/// Whether `name` is `owner/model`, and so safe as part of a path.
pub fn is_model_id(name: &str) -> bool {
    let sound = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_alphanumeric())
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
    };
    name.split_once('/').is_some_and(|(owner, model)| sound(owner) && sound(model))
}

/// The folder of the newest version of the model `id` that was downloaded to `cache`.
pub fn snapshot(cache: &Path, id: &str) -> Option<PathBuf> {
    let repository = cache.join(format!("models--{}", id.replace('/', "--")));
    let commit = fs::read_to_string(repository.join("refs/main")).ok()?;
    let commit = commit.trim();
    let is_commit = !commit.is_empty() && commit.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let folder = repository.join("snapshots").join(commit);
    (is_commit && folder.is_dir()).then_some(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_an_owner_and_a_model() {
        assert!(is_model_id("google/siglip-base-patch16-224"));
        for other in ["", "google", "a/b/c", "../x", "a/..", "/a", "a/", "./a", "a/b c"] {
            assert!(!is_model_id(other), "{other}");
        }
    }

    #[test]
    fn the_cache_is_where_the_environment_says() {
        let sources = Sources::for_testing();
        assert_eq!(cache_folder(&sources), Some("/home/me/.cache/huggingface/hub".into()));

        let sources = sources.with_variable("HF_HOME", "/hf");
        assert_eq!(cache_folder(&sources), Some("/hf/hub".into()));

        let sources = sources.with_variable("HF_HUB_CACHE", "/hub");
        assert_eq!(cache_folder(&sources), Some("/hub".into()));
    }
}
