//! What the environment variables of Hugging Face's programs say.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

use hub::{HubError, HubOptions};

use super::super::sources::Sources;

/// The variables that decide about the hub and its cache.
const NAMES: [&str; 7] =
    ["HF_ENDPOINT", "HF_HOME", "HF_HUB_CACHE", "HF_HUB_OFFLINE", "HF_TOKEN", "HOME", "XDG_CACHE_HOME"];

/// Those of them that are set. A token may be among them, so `Debug` shows the names alone.
#[derive(Clone)]
pub struct HubVariables(BTreeMap<&'static str, String>);

impl HubVariables {
    pub(in super::super) fn read(sources: &Sources) -> Self {
        let value = |name| Some((name, sources.variable(name)?.to_str()?.to_owned()));
        Self(NAMES.into_iter().filter_map(value).collect())
    }

    /// Which hub to ask, and the cache.
    ///
    /// # Errors
    /// Where there is no cache, or the file with the token cannot be read.
    pub fn options(&self) -> Result<HubOptions, HubError> {
        HubOptions::from_lookup(|name| self.0.get(name).cloned())
    }

    /// The cache, where its place is known.
    pub fn cache(&self) -> Option<PathBuf> {
        hub::cache_folder(|name| self.0.get(name).cloned()).filter(|folder| folder.is_absolute())
    }
}

impl fmt::Debug for HubVariables {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_set().entries(self.0.keys()).finish()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::*;

    #[test]
    fn the_cache_is_where_the_environment_says() {
        let sources = Sources::for_testing();
        assert_eq!(HubVariables::read(&sources).cache(), Some("/home/me/.cache/huggingface/hub".into()));

        let sources = sources.with_variable("HF_HOME", "/hf").with_variable("HF_TOKEN", "hf_secret");
        let variables = HubVariables::read(&sources);

        assert_eq!(variables.cache(), Some("/hf/hub".into()));
        assert!(!format!("{variables:?}").contains("hf_secret"));
        assert!(variables.options().unwrap().token.is_some());
    }
}
