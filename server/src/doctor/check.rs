//! One thing that was looked at.

use serde::Serialize;

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Check {
    /// What was looked at.
    pub name: &'static str,
    /// Whether it is as it should be.
    pub passed: bool,
    /// What was found.
    pub found: String,
    /// What to do, in a sentence, where something is wrong.
    pub fix: Option<String>,
}

impl Check {
    /// Something that is as it should be.
    pub fn passed(name: &'static str, found: impl Into<String>) -> Self {
        Self { name, passed: true, found: found.into(), fix: None }
    }

    /// Something that is wrong, and what to do.
    pub fn failed(name: &'static str, found: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { name, passed: false, found: found.into(), fix: Some(fix.into()) }
    }
}
