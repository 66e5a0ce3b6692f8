//! Everything that the doctor found.

use serde::Serialize;

use super::check::Check;
use crate::config::Effective;

/// Everything that the doctor found.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// The program's version.
    pub version: &'static str,
    /// Whether no check failed.
    pub healthy: bool,
    /// Every setting; none where the settings could not be understood.
    pub settings: Vec<ShownSetting>,
    /// What is allowed, but should be known.
    pub remarks: Vec<String>,
    /// What was looked at.
    pub checks: Vec<Check>,
}

/// A setting as it came out.
#[derive(Clone, Debug, Serialize)]
pub struct ShownSetting {
    /// Its name.
    pub name: &'static str,
    /// Its value; secrets are hidden.
    pub value: String,
    /// Where it came from: `flag --bind`, `environment BIND`, `file PATH` or `default`.
    pub origin: String,
    /// Whether this release does something with it.
    pub used: bool,
    /// What it means.
    pub meaning: &'static str,
}

impl Report {
    /// A report that is healthy where no check failed.
    pub fn new(settings: Vec<ShownSetting>, remarks: Vec<String>, checks: Vec<Check>) -> Self {
        let healthy = checks.iter().all(|check| check.passed);
        Self { version: env!("CARGO_PKG_VERSION"), healthy, settings, remarks, checks }
    }
}

impl From<&Effective> for ShownSetting {
    fn from(effective: &Effective) -> Self {
        let setting = effective.setting;
        Self {
            name: setting.name,
            value: effective.value.clone(),
            origin: effective.origin.to_string(),
            used: !setting.unused(),
            meaning: setting.meaning,
        }
    }
}
