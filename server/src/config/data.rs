//! Where everything is kept.

use std::path::{Path, PathBuf};

use super::error::ConfigError;
use super::reader::Reader;
use super::sources::Sources;
use super::table::{CONFIG, DATA_DIR};

/// The settings file of a data folder.
const SETTINGS_FILE: &str = "media-search.toml";

/// Where everything is kept.
#[derive(Clone, Debug)]
pub struct DataConfig {
    /// The data folder, as an absolute path; it need not exist.
    pub folder: PathBuf,
    /// The settings file that was read.
    pub settings_file: Option<PathBuf>,
}

impl DataConfig {
    /// The settings file that was read, or the one that would be, in the data folder.
    pub fn settings_path(&self) -> PathBuf {
        self.settings_file.clone().unwrap_or_else(|| self.folder.join(SETTINGS_FILE))
    }

    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, ConfigError> {
        let folder = folder(reader)?;
        reader.path(&CONFIG)?;
        let settings_file = reader.sources.file.as_ref().map(|file| file.path.clone());
        if let Some(path) = &settings_file {
            reader.replace(&CONFIG, path.display().to_string());
        }
        Ok(Self { folder, settings_file })
    }
}

/// Where the settings file is looked for when nothing names one.
pub(super) fn default_settings_file(sources: &Sources) -> Result<PathBuf, ConfigError> {
    Ok(folder(&mut Reader::new(sources))?.join(SETTINGS_FILE))
}

fn folder(reader: &mut Reader<'_>) -> Result<PathBuf, ConfigError> {
    if let Some(folder) = reader.path(&DATA_DIR)? {
        return Ok(folder);
    }
    let folder = default_folder(reader.sources).ok_or(ConfigError::NoDataFolder)?;
    reader.replace(&DATA_DIR, folder.display().to_string());
    Ok(folder)
}

fn default_folder(sources: &Sources) -> Option<PathBuf> {
    let share = sources.folder_variable("XDG_DATA_HOME").map(Path::to_owned);
    let share = share.or_else(|| Some(sources.folder_variable("HOME")?.join(".local/share")));
    let share = share.or_else(|| sources.is_root.then(|| PathBuf::from("/var/lib")));
    Some(share?.join("media-search"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_folder_follows_xdg_then_home_then_root() {
        let mut sources = Sources::for_testing().with_variable("XDG_DATA_HOME", "/xdg");
        sources.is_root = true;

        assert_eq!(default_folder(&sources), Some("/xdg/media-search".into()));
        sources = sources.with_variable("XDG_DATA_HOME", "relative");
        assert_eq!(default_folder(&sources), Some("/home/me/.local/share/media-search".into()));
        sources = sources.with_variable("HOME", "");
        assert_eq!(default_folder(&sources), Some("/var/lib/media-search".into()));
        sources.is_root = false;
        assert_eq!(default_folder(&sources), None);
    }
}
