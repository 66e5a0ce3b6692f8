//! Where a value came from.

use std::fmt;
use std::path::PathBuf;

/// Where the value of a setting came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The command-line option with this name.
    Flag(&'static str),
    /// The environment variable with this name.
    Environment(&'static str),
    /// The settings file at this path.
    File(PathBuf),
    /// Nothing set it.
    Default,
}

impl fmt::Display for Origin {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag(flag) => write!(to, "flag {flag}"),
            Self::Environment(name) => write!(to, "environment {name}"),
            Self::File(path) => write!(to, "file {}", path.display()),
            Self::Default => to.write_str("default"),
        }
    }
}
