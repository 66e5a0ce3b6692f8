//! The three places that settings come from.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::{env, io};

use super::error::ConfigError;
use super::file::{SettingsFile, as_text};
use super::nearest::nearest_within;
use super::origin::Origin;
use super::setting::Setting;
use super::table::CONFIG;
use super::{data, paths};

/// Values of settings from the command line, by the names of the settings.
pub type Flags = BTreeMap<&'static str, OsString>;

/// Everything that decides about the settings. It may hold passwords and is therefore never printed.
pub struct Sources {
    /// Options of the command line.
    pub flags: Flags,
    /// Environment variables.
    pub environment: BTreeMap<String, OsString>,
    /// The settings file, where there is one.
    pub file: Option<SettingsFile>,
    /// The folder that relative paths of the command line start from.
    pub current_dir: PathBuf,
    /// Whether the program runs as root.
    pub is_root: bool,
}

/// A value that something set.
pub(super) struct Given {
    pub origin: Origin,
    /// None where a settings file has a value that no setting takes, such as a date.
    pub value: Option<OsString>,
}

impl Sources {
    /// Collects the sources of this process and reads the settings file.
    ///
    /// # Errors
    /// What is wrong with the settings file or with the place that it is looked for.
    pub fn of_process(flags: Flags) -> Result<Self, ConfigError> {
        let named = |(name, value): (OsString, OsString)| name.into_string().ok().map(|name| (name, value));
        let sources = Self {
            flags,
            environment: env::vars_os().filter_map(named).collect(),
            file: None,
            // A deleted working folder matters only to relative paths, and those then start from the root.
            current_dir: env::current_dir().unwrap_or_else(|_| PathBuf::from("/")),
            is_root: rustix::process::geteuid().is_root(),
        };
        sources.with_settings_file()
    }

    /// Reads the file that the other sources name, or the one in the data folder where it exists.
    ///
    /// # Errors
    /// What is wrong with the settings file or with the place that it is looked for.
    pub fn with_settings_file(mut self) -> Result<Self, ConfigError> {
        self.file = match self.find(&CONFIG) {
            Some(Given { origin, value: Some(path) }) => {
                let path = paths::absolute(&self, &origin, &path).unwrap_or_else(|| path.into());
                Some(SettingsFile::read(path, origin)?)
            }
            _ => match SettingsFile::read(data::default_settings_file(&self)?, Origin::Default) {
                Err(ConfigError::UnreadableFile { source, .. }) if is_absent(&source) => None,
                file => Some(file?),
            },
        };
        Ok(self)
    }

    /// An environment variable that is set and not empty.
    pub fn variable(&self, name: &str) -> Option<&OsStr> {
        self.environment.get(name).map(OsString::as_os_str).filter(|value| !value.is_empty())
    }

    /// The folder of an environment variable; relative ones are void, as the XDG specification asks.
    pub fn folder_variable(&self, name: &str) -> Option<&Path> {
        self.variable(name).map(Path::new).filter(|path| path.is_absolute())
    }

    /// Whether anything sets `setting`.
    pub fn sets(&self, setting: &'static Setting) -> bool {
        self.find(setting).is_some()
    }

    /// Environment variables that are one typing mistake away from a setting, with the setting.
    pub fn misspelt_variables(&self) -> Vec<(&str, &'static str)> {
        let is_long = |name: &&String| name.len() >= 5;
        let meant =
            |name: &String| nearest_within(&name.to_ascii_uppercase(), 1).filter(|meant| *meant != name.as_str());
        self.environment.keys().filter(is_long).filter_map(|name| Some((name.as_str(), meant(name)?))).collect()
    }

    /// What sets `setting`: the command line before the environment before the file.
    pub(super) fn find(&self, setting: &'static Setting) -> Option<Given> {
        let flag = setting.flag.and_then(|flag| {
            self.flags.get(setting.name).map(|value| Given { origin: Origin::Flag(flag), value: Some(value.clone()) })
        });
        let variable = || {
            let value = self.variable(setting.name)?;
            Some(Given { origin: Origin::Environment(setting.name), value: Some(value.to_owned()) })
        };
        let entry = || {
            let file = self.file.as_ref()?;
            let value = as_text(file.get(&setting.key())?).map(OsString::from);
            Some(Given { origin: Origin::File(file.path.clone()), value })
        };
        flag.or_else(variable).or_else(entry)
    }

    /// No flags and no file, and only a home folder in the environment.
    pub fn for_testing() -> Self {
        Self {
            flags: Flags::new(),
            environment: BTreeMap::from([("HOME".to_owned(), "/home/me".into())]),
            file: None,
            current_dir: PathBuf::from("/home/me/here"),
            is_root: false,
        }
    }

    /// The same with one more environment variable.
    #[must_use]
    pub fn with_variable(mut self, name: &str, value: &str) -> Self {
        self.environment.insert(name.to_owned(), value.into());
        self
    }
}

fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::super::table::BIND;
    use super::*;

    #[test]
    fn the_command_line_wins_over_the_environment_over_the_file() {
        let mut sources = Sources::for_testing().with_variable("BIND", "127.0.0.1:2");
        sources.file = SettingsFile::parse("/f.toml".into(), "bind = \"127.0.0.1:3\"").ok();
        sources.flags.insert("BIND", "127.0.0.1:1".into());

        assert_eq!(sources.find(&BIND).unwrap().origin, Origin::Flag("--bind"));
        sources.flags.clear();
        assert_eq!(sources.find(&BIND).unwrap().origin, Origin::Environment("BIND"));
        sources.environment.clear();
        assert_eq!(sources.find(&BIND).unwrap().origin, Origin::File("/f.toml".into()));
        sources.file = None;
        assert!(sources.find(&BIND).is_none());
    }

    #[test]
    fn an_empty_variable_counts_as_not_set() {
        assert!(!Sources::for_testing().with_variable("BIND", "").sets(&BIND));
    }

    #[test]
    fn the_settings_file_of_the_data_folder_is_read_where_it_exists() {
        let folder = tempfile::tempdir().unwrap();
        let sources = || Sources::for_testing().with_variable("DATA_DIR", folder.path().to_str().unwrap());

        assert!(sources().with_settings_file().unwrap().file.is_none());
        std::fs::write(folder.path().join("media-search.toml"), "bind = \"127.0.0.1:3\"").unwrap();
        assert!(sources().with_settings_file().unwrap().sets(&BIND));
    }

    #[test]
    fn a_settings_file_that_is_named_must_exist() {
        let sources = Sources::for_testing().with_variable("CONFIG", "missing.toml");

        let problem = sources.with_settings_file().err().unwrap().to_string();

        assert_eq!(problem, "the settings file /home/me/here/missing.toml (environment CONFIG) cannot be read");
    }
}
