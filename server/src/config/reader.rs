//! Turns sources into values and keeps a record of where each came from.

use std::fmt::Display;
use std::path::PathBuf;

use secrecy::SecretString;

use super::error::ConfigError;
use super::origin::Origin;
use super::paths;
use super::setting::Setting;
use super::sources::{Given, Sources};

/// What is shown for a setting that nothing sets and nothing stands in for.
const NOT_SET: &str = "not set";
/// What is shown for a secret.
const HIDDEN: &str = "set, not shown";

/// A setting as it came out.
#[derive(Clone, Debug)]
pub struct Effective {
    /// The setting.
    pub setting: &'static Setting,
    /// Its value, fit to be shown: secrets are hidden and control characters escaped.
    pub value: String,
    /// Where the value came from.
    pub origin: Origin,
}

/// Reads settings one after the other.
pub(super) struct Reader<'s> {
    pub sources: &'s Sources,
    pub effective: Vec<Effective>,
    pub remarks: Vec<String>,
}

impl<'s> Reader<'s> {
    pub fn new(sources: &'s Sources) -> Self {
        Self { sources, effective: Vec::new(), remarks: Vec::new() }
    }

    /// The value that something sets, else the default of the table, understood by `parse`.
    pub fn value<T>(&mut self, setting: &'static Setting, parse: impl Fn(&str) -> Option<T>) -> Result<T, ConfigError> {
        if let Some(value) = self.optional(setting, &parse)? {
            return Ok(value);
        }
        self.replace(setting, setting.default.to_owned());
        parse(setting.default).ok_or_else(|| bad_value(setting, Origin::Default, Some(setting.default)))
    }

    /// The value that something sets, understood by `parse`.
    pub fn optional<T>(
        &mut self,
        setting: &'static Setting,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, ConfigError> {
        let Some((origin, text)) = self.text(setting)? else {
            self.record(setting, NOT_SET.to_owned(), Origin::Default);
            return Ok(None);
        };
        let trimmed = text.trim();
        let value = parse(trimmed).ok_or_else(|| bad_value(setting, origin.clone(), Some(trimmed)))?;
        self.record(setting, if setting.secret() { HIDDEN.to_owned() } else { printable(trimmed) }, origin);
        Ok(Some(value))
    }

    /// [`Reader::value`] where the group that the setting belongs to is in use, else [`Reader::optional`].
    pub fn value_if<T>(
        &mut self,
        in_use: bool,
        setting: &'static Setting,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, ConfigError> {
        if in_use { self.value(setting, parse).map(Some) } else { self.optional(setting, parse) }
    }

    /// A password or key, to the letter.
    pub fn secret(
        &mut self,
        setting: &'static Setting,
        is_allowed: impl Fn(&str) -> bool,
    ) -> Result<Option<SecretString>, ConfigError> {
        let Some((origin, text)) = self.text(setting)? else {
            self.record(setting, NOT_SET.to_owned(), Origin::Default);
            return Ok(None);
        };
        if !is_allowed(&text) {
            return Err(bad_value(setting, origin, None));
        }
        self.record(setting, HIDDEN.to_owned(), origin);
        Ok(Some(text.into()))
    }

    /// An absolute path.
    pub fn path(&mut self, setting: &'static Setting) -> Result<Option<PathBuf>, ConfigError> {
        let Some(Given { origin, value }) = self.sources.find(setting) else {
            self.record(setting, NOT_SET.to_owned(), Origin::Default);
            return Ok(None);
        };
        let path = value.as_ref().and_then(|value| paths::absolute(self.sources, &origin, value));
        let Some(path) = path else {
            return Err(bad_value(setting, origin, value.as_ref().and_then(|value| value.to_str())));
        };
        self.record(setting, printable(&path.display()), origin);
        Ok(Some(path))
    }

    /// Shows something else for a setting that was just read.
    pub fn replace(&mut self, setting: &'static Setting, value: String) {
        if let Some(shown) = self.effective.iter_mut().rfind(|shown| shown.setting.name == setting.name) {
            shown.value = printable(&value);
        }
    }

    /// Where the value of a setting that was read came from.
    pub fn origin(&self, setting: &'static Setting) -> Origin {
        let read = self.effective.iter().find(|shown| shown.setting.name == setting.name);
        read.map_or(Origin::Default, |shown| shown.origin.clone())
    }

    /// Keeps a sentence that whoever runs the program should know.
    pub fn remark(&mut self, sentence: impl Into<String>) {
        self.remarks.push(sentence.into());
    }

    fn text(&self, setting: &'static Setting) -> Result<Option<(Origin, String)>, ConfigError> {
        let Some(Given { origin, value }) = self.sources.find(setting) else { return Ok(None) };
        match value.and_then(|value| value.into_string().ok()) {
            Some(text) => Ok(Some((origin, text))),
            None => Err(bad_value(setting, origin, None)),
        }
    }

    fn record(&mut self, setting: &'static Setting, value: String, origin: Origin) {
        self.effective.push(Effective { setting, value, origin });
    }
}

/// The error for a value that `setting` does not take; `value` is none where it is not even text.
pub(super) fn bad_value(setting: &'static Setting, origin: Origin, value: Option<&str>) -> ConfigError {
    let value = match value {
        _ if setting.secret() => "not understood (its value is not repeated here)".to_owned(),
        Some(value) => {
            let start: String = value.chars().take(80).collect();
            if start == value { format!("{value:?}") } else { format!("{start:?}…") }
        }
        None => "not text".to_owned(),
    };
    ConfigError::BadValue { setting: setting.name, origin, value, allowed: setting.allowed }
}

/// Text without control characters, which could rewrite what a terminal shows.
fn printable(text: &(impl Display + ?Sized)) -> String {
    text.to_string().chars().flat_map(|c| if c.is_control() { c.escape_default().collect() } else { vec![c] }).collect()
}
