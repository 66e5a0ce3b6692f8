//! A model as somebody named it, and where it is.

use std::ffi::OsStr;
use std::path::PathBuf;

use hub::ModelId;

use super::super::origin::Origin;
use super::super::paths;
use super::super::sources::Sources;
use super::super::table::SIGLIP_MODEL;
use super::error::ModelError;
use super::hub::HubVariables;

/// A model as somebody named it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ModelChoice {
    /// The one that is part of the program.
    Bundled,
    /// A folder, or a model of the Hugging Face cache.
    Named {
        /// The name as it was given.
        name: String,
        /// The folder that it would be.
        folder: PathBuf,
        /// The Hugging Face cache, where its place is known.
        cache: Option<PathBuf>,
    },
    /// One that was found before.
    Found {
        /// What it was called.
        name: String,
        /// Where it was.
        folder: PathBuf,
    },
}

/// Where a model is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ModelSource {
    /// In the program.
    Bundled,
    /// In a folder in Hugging Face layout.
    Folder {
        /// What it is called.
        name: String,
        /// The folder.
        path: PathBuf,
    },
}

impl ModelChoice {
    /// What the bundled model is called.
    pub const BUNDLED: &str = "pixel-siglip-tiny";

    pub(in super::super) fn new(sources: &Sources, origin: &Origin, name: String) -> Self {
        if name == Self::BUNDLED { Self::Bundled } else { Self::named(sources, origin, name) }
    }

    /// A model that is not bundled.
    pub(super) fn named(sources: &Sources, origin: &Origin, name: String) -> Self {
        let folder = paths::absolute(sources, origin, OsStr::new(&name)).unwrap_or_else(|| PathBuf::from(&name));
        Self::Named { name, folder, cache: HubVariables::read(sources).cache() }
    }

    /// A model of the hub.
    pub fn of_hub(variables: &HubVariables, id: &ModelId) -> Self {
        // No folder of this name is looked for.
        Self::Named { name: id.to_string(), folder: PathBuf::new(), cache: variables.cache() }
    }

    /// The model that somebody names on the command line.
    pub fn given(sources: &Sources, name: &str) -> Self {
        Self::new(sources, &Origin::Default, name.to_owned())
    }

    /// What the model is called: the bundled one's name, the name in the Hugging Face cache, or the folder's.
    pub fn name(&self) -> &str {
        match self {
            Self::Bundled => Self::BUNDLED,
            Self::Named { name, folder, .. } if name.parse::<ModelId>().is_err() || folder.is_dir() => {
                folder.file_name().and_then(OsStr::to_str).unwrap_or(name)
            }
            Self::Named { name, .. } | Self::Found { name, .. } => name,
        }
    }

    /// How the settings file names it: a folder by its whole path.
    pub fn written(&self) -> String {
        match self {
            Self::Bundled => Self::BUNDLED.to_owned(),
            Self::Named { folder, .. } if folder.is_dir() => folder.display().to_string(),
            Self::Named { name, .. } => name.clone(),
            Self::Found { folder, .. } => folder.display().to_string(),
        }
    }

    /// Looks for the model; a folder wins over a model of the cache with the same name.
    ///
    /// # Errors
    /// A [`ModelError`] that says where it was looked for and what to do.
    pub fn locate(&self) -> Result<ModelSource, ModelError> {
        self.locate_for(SIGLIP_MODEL.name)
    }

    /// The same for a model that another setting names.
    ///
    /// # Errors
    /// As [`Self::locate`].
    pub fn locate_for(&self, setting: &'static str) -> Result<ModelSource, ModelError> {
        let (name, folder, cache) = match self {
            Self::Bundled => return Ok(ModelSource::Bundled),
            Self::Named { name, folder, cache } => (name, folder, cache),
            Self::Found { name, folder } => (name, folder, &None),
        };
        let folder = if folder.is_dir() {
            folder.clone()
        } else if let Ok(id) = name.parse::<ModelId>() {
            let cache = cache.as_ref().ok_or_else(|| ModelError::NoCache { setting, id: name.clone() })?;
            hub::find(cache, &id).ok_or_else(|| ModelError::NotInCache {
                setting,
                id: name.clone(),
                cache: cache.clone(),
            })?
        } else {
            return Err(ModelError::NoFolder { setting, folder: folder.clone() });
        };
        match hub::missing_file(&folder) {
            Some(file) => Err(ModelError::Incomplete { folder, file }),
            None => Ok(ModelSource::Folder { name: self.name().to_owned(), path: folder }),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use std::fs;
    use std::path::Path;

    use super::*;

    const ID: &str = "google/siglip-base-patch16-224";

    fn write_model(folder: &Path) {
        fs::create_dir_all(folder).unwrap();
        for file in ["config.json", "preprocessor_config.json", "tokenizer.json", "model.safetensors"] {
            fs::write(folder.join(file), "{}").unwrap();
        }
    }

    fn choice(home: &Path, name: &str) -> ModelChoice {
        let mut sources = Sources::for_testing().with_variable("HOME", home.to_str().unwrap());
        sources.current_dir = home.to_owned();
        ModelChoice::new(&sources, &Origin::Default, name.to_owned())
    }

    fn source(name: &str, path: PathBuf) -> ModelSource {
        ModelSource::Folder { name: name.to_owned(), path }
    }

    #[test]
    fn a_folder_is_taken_as_it_is() {
        let home = tempfile::tempdir().unwrap();
        write_model(&home.path().join("models/mine"));

        let choice = choice(home.path(), "models/mine");

        assert_eq!(choice.locate().unwrap(), source("mine", home.path().join("models/mine")));
    }

    #[test]
    fn a_model_of_the_cache_is_found_by_its_id() {
        let home = tempfile::tempdir().unwrap();
        let repository = home.path().join(".cache/huggingface/hub/models--google--siglip-base-patch16-224");
        let commit = "0123456789abcdef0123456789abcdef01234567";
        write_model(&repository.join("snapshots").join(commit));
        fs::create_dir(repository.join("refs")).unwrap();
        fs::write(repository.join("refs/main"), commit).unwrap();

        let choice = choice(home.path(), ID);

        assert_eq!(choice.locate().unwrap(), source(ID, repository.join("snapshots").join(commit)));
    }

    #[test]
    fn a_model_that_is_not_there_says_how_to_get_it() {
        let home = tempfile::tempdir().unwrap();

        let problem = choice(home.path(), ID).locate().unwrap_err().to_string();

        assert!(problem.contains(&format!("media-search models pull {ID}")), "{problem}");
    }

    #[test]
    fn what_a_folder_lacks_is_named() {
        let home = tempfile::tempdir().unwrap();
        write_model(home.path());
        fs::remove_file(home.path().join("tokenizer.json")).unwrap();

        let problem = choice(home.path(), ".").locate().unwrap_err().to_string();

        assert!(problem.contains("tokenizer.json"), "{problem}");
        assert!(matches!(choice(home.path(), "none").locate(), Err(ModelError::NoFolder { .. })));
    }
}
