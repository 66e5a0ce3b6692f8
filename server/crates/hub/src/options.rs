//! Where to fetch from, and where to.

use std::{path::PathBuf, time::Duration};

use secrecy::SecretString;

/// The hub itself.
pub const DEFAULT_ENDPOINT: &str = "https://huggingface.co";

/// Which hub to ask and where to keep what it gives. Its `Debug` does not show the token.
#[derive(Debug, Clone)]
pub struct HubOptions {
    /// The address of the hub or of a mirror, with http or https and without a password.
    pub endpoint: String,
    /// Proves who asks, for models that the hub does not show to everybody. It is sent to no other host.
    pub token: Option<SecretString>,
    /// The folder that all of Hugging Face's programs share; it is made when something is fetched.
    pub cache: PathBuf,
    /// Whether to ask nobody and use only what is there.
    pub offline: bool,
    /// How long to go on when the network does not.
    pub retry: Retry,
}

impl HubOptions {
    /// The hub itself, asked without a token, with its cache in `cache`.
    pub fn new(cache: impl Into<PathBuf>) -> Self {
        Self {
            endpoint: DEFAULT_ENDPOINT.into(),
            token: None,
            cache: cache.into(),
            offline: false,
            retry: Retry::default(),
        }
    }
}

/// How a transfer that breaks is taken up again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retry {
    /// How many attempts in a row may bring nothing at all before the transfer is given up; at least one is made.
    pub attempts: u32,
    /// The pause after the first of them; it doubles with each.
    pub pause: Duration,
    /// How long to wait for an answer, and for each piece of it, before the connection counts as broken.
    pub patience: Duration,
}

impl Default for Retry {
    fn default() -> Self {
        Self { attempts: 5, pause: Duration::from_secs(1), patience: Duration::from_secs(60) }
    }
}

impl Retry {
    /// The pause after an attempt, when so many in a row have brought nothing, or `None` if it is time to give up.
    pub(crate) fn pause_after(&self, fruitless: u32) -> Option<Duration> {
        let doublings = fruitless.saturating_sub(1).min(6);
        (fruitless < self.attempts).then(|| self.pause.saturating_mul(1 << doublings))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_until_the_attempts_are_used_up() {
        let retry = Retry { attempts: 4, pause: Duration::from_secs(1), patience: Duration::ZERO };

        let pauses: Vec<Option<u64>> =
            (0..=5).map(|fruitless| retry.pause_after(fruitless).map(|pause| pause.as_secs())).collect();

        assert_eq!(pauses, [Some(1), Some(1), Some(2), Some(4), None, None]);
    }

    #[test]
    fn options_do_not_show_the_token() {
        let options = HubOptions { token: Some("hf_secret".into()), ..HubOptions::new("/cache") };

        assert!(!format!("{options:?}").contains("hf_secret"));
    }
}
