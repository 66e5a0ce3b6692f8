//! The settings file.

use std::fs;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

use super::error::ConfigError;
use super::nearest::nearest_setting;
use super::origin::Origin;
use super::table::{CONFIG, setting_of_key};

/// A settings file whose keys are all known.
pub struct SettingsFile {
    /// Where it is.
    pub path: PathBuf,
    values: Table,
}

impl SettingsFile {
    /// Reads the file at `path`, which `origin` named.
    ///
    /// # Errors
    /// [`ConfigError::UnreadableFile`], and those of [`SettingsFile::parse`].
    pub fn read(path: PathBuf, origin: Origin) -> Result<Self, ConfigError> {
        match fs::read_to_string(&path) {
            Ok(text) => Self::parse(path, &text),
            Err(source) => Err(ConfigError::UnreadableFile { path, origin, source }),
        }
    }

    /// Understands the text of the file at `path`.
    ///
    /// # Errors
    /// [`ConfigError::NotToml`], [`ConfigError::UnknownSetting`] and [`ConfigError::NestedFile`].
    pub fn parse(path: PathBuf, text: &str) -> Result<Self, ConfigError> {
        let values: Table = match text.parse() {
            Ok(values) => values,
            Err(error) => return Err(not_toml(path, text, &error)),
        };
        match values.iter().find(|(key, _)| setting_of_key(key).is_none()) {
            Some((key, value)) => Err(unknown(path, key, value)),
            None if values.contains_key(&CONFIG.key()) => Err(ConfigError::NestedFile { path }),
            None => Ok(Self { path, values }),
        }
    }

    /// What the file says under `key`.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.values.get(key)
    }

    /// The folder that relative paths in the file start from.
    pub fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new("/"))
    }
}

/// The value as it would stand in an environment variable; lists are separated by commas.
pub(super) fn as_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Float(number) => Some(number.to_string()),
        Value::Boolean(truth) => Some(truth.to_string()),
        Value::Array(items) => {
            let items: Option<Vec<&str>> = items.iter().map(Value::as_str).collect();
            items.map(|items| items.join(","))
        }
        Value::Table(_) | Value::Datetime(_) => None,
    }
}

fn not_toml(path: PathBuf, text: &str, error: &toml::de::Error) -> ConfigError {
    let start = error.span().map_or(0, |span| span.start);
    let line = text.bytes().take(start).filter(|byte| *byte == b'\n').count() + 1;
    let problem = error.message().lines().next().unwrap_or("it cannot be understood").to_owned();
    ConfigError::NotToml { path, line, problem }
}

/// Settings are not grouped; whoever wrote `[qdrant] url = …` meant `qdrant_url = …`.
fn unknown(path: PathBuf, key: &str, value: &Value) -> ConfigError {
    let in_group = value.as_table().into_iter().flatten().find_map(|(inner, _)| {
        setting_of_key(&format!("{key}_{inner}")).map(|setting| (format!("{key}.{inner}"), setting.name))
    });
    let (key, nearest) = match in_group {
        Some((key, name)) => (key, Some(name)),
        None => (key.to_owned(), nearest_setting(key)),
    };
    ConfigError::UnknownSetting { path, key, nearest }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::*;

    fn problem(text: &str) -> String {
        SettingsFile::parse("/home/me/media-search.toml".into(), text).err().unwrap().to_string()
    }

    #[test]
    fn an_unknown_setting_is_named_with_the_nearest_one() {
        let problem = problem("temprature = 20");

        assert_eq!(
            problem,
            "/home/me/media-search.toml sets \"temprature\", which is no setting; did you mean \"temperature\"?"
        );
    }

    #[test]
    fn a_group_of_settings_is_pointed_to_the_plain_name() {
        assert!(
            problem("[qdrant]\nurl = \"http://q\"")
                .contains("\"qdrant.url\", which is no setting; did you mean \"qdrant_url\"?")
        );
    }

    #[test]
    fn broken_toml_names_its_line_and_repeats_nothing_of_it() {
        let problem = problem("bind = \"127.0.0.1:0\"\ndatabase_url = \"postgres://u:hunter2@h/d\n");

        assert!(problem.starts_with("/home/me/media-search.toml is not valid TOML (line 2)"), "{problem}");
        assert!(!problem.contains("hunter2"));
    }

    #[test]
    fn a_settings_file_cannot_name_another() {
        assert!(problem("config = \"other.toml\"").contains("cannot name another"));
    }

    #[test]
    fn an_unreadable_file_names_what_asked_for_it() {
        let missing = SettingsFile::read("/nonexistent/file.toml".into(), Origin::Flag("--config")).err().unwrap();

        assert_eq!(missing.to_string(), "the settings file /nonexistent/file.toml (flag --config) cannot be read");
    }
}
