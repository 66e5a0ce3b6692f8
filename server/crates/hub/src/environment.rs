//! The environment variables that all of Hugging Face's programs obey.

use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use crate::{
    error::HubError,
    options::{DEFAULT_ENDPOINT, HubOptions, Retry},
};

impl HubOptions {
    /// What the variables say, by huggingface_hub's rules: `HF_ENDPOINT`, `HF_TOKEN` or else the file `$HF_HOME/token`,
    /// `HF_HUB_OFFLINE`, and the folder by [`cache_folder`]. An empty variable counts as none.
    ///
    /// # Errors
    /// [`HubError::NoCache`] if no folder follows from the variables, [`HubError::Io`] if the file with the token is
    /// there and cannot be read.
    pub fn from_lookup(lookup: impl Fn(&str) -> Option<String>) -> Result<Self, HubError> {
        let lookup = |name: &str| lookup(name).filter(|value| !value.trim().is_empty());
        let token = match lookup("HF_TOKEN") {
            Some(token) => Some(token),
            None => home(&lookup).map(|home| read_token(&home.join("token"))).transpose()?.flatten(),
        };
        Ok(Self {
            endpoint: lookup("HF_ENDPOINT").unwrap_or_else(|| DEFAULT_ENDPOINT.into()),
            token: token.map(|token| token.trim().into()),
            cache: cache_folder(lookup).ok_or(HubError::NoCache)?,
            offline: lookup("HF_HUB_OFFLINE").is_some_and(|value| is_true(&value)),
            retry: Retry::default(),
        })
    }
}

/// The cache that Hugging Face's programs share: `$HF_HUB_CACHE`, or else `$HF_HOME/hub`, or else
/// `$XDG_CACHE_HOME/huggingface/hub`, or else `~/.cache/huggingface/hub`; `None` if not even `HOME` is known.
pub fn cache_folder(lookup: impl Fn(&str) -> Option<String>) -> Option<PathBuf> {
    folder("HF_HUB_CACHE", &lookup).or_else(|| Some(home(&lookup)?.join("hub")))
}

fn home(lookup: &impl Fn(&str) -> Option<String>) -> Option<PathBuf> {
    folder("HF_HOME", lookup).or_else(|| {
        let caches = folder("XDG_CACHE_HOME", lookup).or_else(|| Some(folder("HOME", lookup)?.join(".cache")))?;
        Some(caches.join("huggingface"))
    })
}

/// The folder that a variable names, where a leading `~` is the user's own.
fn folder(name: &str, lookup: &impl Fn(&str) -> Option<String>) -> Option<PathBuf> {
    let value = lookup(name).filter(|value| !value.is_empty())?;
    match value.strip_prefix('~') {
        Some(rest) if rest.is_empty() || rest.starts_with('/') => {
            Some(Path::new(&lookup("HOME")?).join(rest.trim_start_matches('/')))
        }
        _ => Some(value.into()),
    }
}

/// What huggingface_hub takes for a yes.
fn is_true(value: &str) -> bool {
    ["1", "on", "yes", "true"].iter().any(|yes| value.trim().eq_ignore_ascii_case(yes))
}

fn read_token(path: &Path) -> Result<Option<String>, HubError> {
    match fs::read_to_string(path) {
        Ok(token) => Ok(Some(token).filter(|token| !token.trim().is_empty())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(HubError::io(path)(error)),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use secrecy::ExposeSecret;

    use super::*;

    fn variables<'a>(pairs: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<String> + 'a {
        |name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).into())
    }

    #[test]
    fn folder_follows_from_the_most_special_variable() {
        let all = [("HF_HUB_CACHE", "/a"), ("HF_HOME", "/b"), ("XDG_CACHE_HOME", "/c"), ("HOME", "/d")];
        let expected = ["/a", "/b/hub", "/c/huggingface/hub", "/d/.cache/huggingface/hub"];

        for (skipped, expected) in expected.into_iter().enumerate() {
            assert_eq!(cache_folder(variables(&all[skipped..])).unwrap(), Path::new(expected));
        }
        assert_eq!(cache_folder(variables(&[])), None);
    }

    #[test]
    fn empty_variables_count_as_none_and_a_tilde_is_home() {
        let empty = [("HF_HUB_CACHE", ""), ("HF_HOME", "~/hf"), ("HOME", "/d")];

        assert_eq!(cache_folder(variables(&empty)).unwrap(), Path::new("/d/hf/hub"));
        assert_eq!(cache_folder(variables(&[("HF_HOME", "~x"), ("HOME", "/d")])).unwrap(), Path::new("~x/hub"));
    }

    #[test]
    fn variables_become_options() {
        let all =
            [("HF_ENDPOINT", "https://mirror"), ("HF_TOKEN", " hf_x\n"), ("HF_HUB_OFFLINE", "Yes"), ("HOME", "/d")];
        let options = HubOptions::from_lookup(variables(&all)).unwrap();
        let bare = HubOptions::from_lookup(variables(&[("HF_HUB_OFFLINE", "0"), ("HOME", "/none")])).unwrap();

        assert_eq!(options.endpoint, "https://mirror");
        assert_eq!(options.token.unwrap().expose_secret(), "hf_x");
        assert!(options.offline);
        assert_eq!(bare.endpoint, DEFAULT_ENDPOINT);
        assert!(bare.token.is_none() && !bare.offline);
    }

    #[test]
    fn token_is_read_from_its_file_unless_it_is_in_a_variable() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("token"), "hf_file\n").unwrap();
        let path = home.path().to_str().unwrap();

        let from_file = HubOptions::from_lookup(variables(&[("HF_HOME", path), ("HF_TOKEN", " ")])).unwrap();
        let from_variable = HubOptions::from_lookup(variables(&[("HF_HOME", path), ("HF_TOKEN", "hf_x")])).unwrap();

        assert_eq!(from_file.token.unwrap().expose_secret(), "hf_file");
        assert_eq!(from_variable.token.unwrap().expose_secret(), "hf_x");
    }

    #[test]
    fn without_a_home_there_is_no_cache() {
        assert!(matches!(HubOptions::from_lookup(variables(&[])), Err(HubError::NoCache)));
    }
}
