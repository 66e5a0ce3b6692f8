//! Writes choices into the settings file.

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use toml_edit::{DocumentMut, Item, TomlError, Value};

use super::data::DataConfig;
use super::model::ModelChoice;
use super::setting::Setting;
use super::table::SIGLIP_MODEL;

/// Why a settings file was left as it is.
#[derive(Debug, thiserror::Error)]
pub enum ChooseError {
    /// It is no TOML.
    #[error("the settings file {} is not TOML; nothing was written", path.display())]
    Malformed {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        #[source]
        source: TomlError,
    },
    /// It cannot be read or written.
    #[error("the settings file {} cannot be written", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        #[source]
        source: std::io::Error,
    },
}

/// Sets SIGLIP_MODEL, as [`choose`] does.
///
/// # Errors
/// [`ChooseError`]; the file is then as it was.
pub fn choose_model(data: &DataConfig, choice: &ModelChoice) -> Result<PathBuf, ChooseError> {
    choose(data, &[(&SIGLIP_MODEL, choice.written().into())])
}

/// Sets settings in the settings file that is read, or in the data folder's; all else in it stays, comments too.
///
/// # Errors
/// [`ChooseError`]; the file is then as it was.
pub fn choose(data: &DataConfig, choices: &[(&Setting, Value)]) -> Result<PathBuf, ChooseError> {
    let path = data.settings_path();
    let io = |source| ChooseError::Io { path: path.clone(), source };
    let text = match std::fs::read_to_string(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        text => text.map_err(io)?,
    };
    let mut document: DocumentMut =
        text.parse().map_err(|source| ChooseError::Malformed { path: path.clone(), source })?;
    for (setting, chosen) in choices {
        let mut chosen = chosen.clone();
        let there = &mut document[&setting.key()];
        if let Some(before) = there.as_value() {
            // Spaces, and comments behind it.
            *chosen.decor_mut() = before.decor().clone();
        }
        *there = Item::Value(chosen);
    }
    replace(&path, &document.to_string()).map_err(io)?;
    Ok(path)
}

/// All of it or nothing.
fn replace(path: &Path, text: &str) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut file = NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::super::Sources;
    use super::*;

    fn data(folder: &Path) -> DataConfig {
        DataConfig { folder: folder.to_owned(), settings_file: None }
    }

    #[test]
    fn only_the_model_changes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("media-search.toml");
        std::fs::write(&path, "# mine\nlog = \"debug\" # loud\nsiglip_model = \"a/b\" # old\n").unwrap();

        let written = choose_model(&data(folder.path()), &ModelChoice::Bundled).unwrap();

        assert_eq!(written, path);
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(text, "# mine\nlog = \"debug\" # loud\nsiglip_model = \"pixel-siglip-tiny\" # old\n");
    }

    #[test]
    fn a_file_is_made_where_there_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let choice = ModelChoice::given(&Sources::for_testing(), "google/siglip-base-patch16-224");

        choose_model(&data(&folder.path().join("new")), &choice).unwrap();

        let text = std::fs::read_to_string(folder.path().join("new/media-search.toml")).unwrap();
        assert_eq!(text, "siglip_model = \"google/siglip-base-patch16-224\"\n");
    }

    #[test]
    fn a_folder_is_written_so_that_it_is_found_from_everywhere() {
        let folder = tempfile::tempdir().unwrap();
        let mut sources = Sources::for_testing();
        sources.current_dir = folder.path().to_owned();
        std::fs::create_dir(folder.path().join("model")).unwrap();

        assert_eq!(ModelChoice::given(&sources, "model").written(), folder.path().join("model").display().to_string());
    }

    #[test]
    fn what_is_no_toml_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("media-search.toml");
        std::fs::write(&path, "log = ").unwrap();

        let refused = choose_model(&data(folder.path()), &ModelChoice::Bundled);

        assert!(matches!(refused, Err(ChooseError::Malformed { .. })));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "log = ");
    }
}
