//! A model as somebody named it, and where it is.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::super::origin::Origin;
use super::super::paths;
use super::super::sources::Sources;
use super::error::ModelError;
use super::hub;

/// What every model's folder holds besides its weights.
const FILES: [&str; 3] = ["config.json", "preprocessor_config.json", "tokenizer.json"];
/// One of these is there too.
const WEIGHTS: [&str; 2] = ["model.safetensors", "model.safetensors.index.json"];

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
        if name == Self::BUNDLED {
            return Self::Bundled;
        }
        let folder = paths::absolute(sources, origin, OsStr::new(&name)).unwrap_or_else(|| PathBuf::from(&name));
        Self::Named { name, folder, cache: hub::cache_folder(sources) }
    }

    /// What the model is called: the bundled one's name, the name in the Hugging Face cache, or the folder's.
    pub fn name(&self) -> &str {
        match self {
            Self::Bundled => Self::BUNDLED,
            Self::Named { name, folder, .. } if !hub::is_model_id(name) || folder.is_dir() => {
                folder.file_name().and_then(OsStr::to_str).unwrap_or(name)
            }
            Self::Named { name, .. } => name,
        }
    }

    /// Looks for the model; a folder wins over a model of the cache with the same name.
    ///
    /// # Errors
    /// A [`ModelError`] that says where it was looked for and what to do.
    pub fn locate(&self) -> Result<ModelSource, ModelError> {
        let Self::Named { name, folder, cache } = self else { return Ok(ModelSource::Bundled) };
        let folder = if folder.is_dir() {
            folder.clone()
        } else if hub::is_model_id(name) {
            let cache = cache.as_ref().ok_or_else(|| ModelError::NoCache { id: name.clone() })?;
            hub::snapshot(cache, name)
                .ok_or_else(|| ModelError::NotInCache { id: name.clone(), cache: cache.clone() })?
        } else {
            return Err(ModelError::NoFolder { folder: folder.clone() });
        };
        match missing_file(&folder) {
            Some(file) => Err(ModelError::Incomplete { folder, file }),
            None => Ok(ModelSource::Folder { name: self.name().to_owned(), path: folder }),
        }
    }
}

fn missing_file(folder: &Path) -> Option<&'static str> {
    let lacks = |file: &&str| !folder.join(file).is_file();
    FILES.into_iter().find(lacks).or_else(|| WEIGHTS.iter().all(lacks).then_some(WEIGHTS[0]))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use std::fs;

    use super::*;

    const ID: &str = "google/siglip-base-patch16-224";

    fn write_model(folder: &Path) {
        fs::create_dir_all(folder).unwrap();
        for file in FILES.iter().chain(&WEIGHTS[..1]) {
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
        write_model(&repository.join("snapshots/abc123"));
        fs::create_dir(repository.join("refs")).unwrap();
        fs::write(repository.join("refs/main"), "abc123\n").unwrap();

        let choice = choice(home.path(), ID);

        assert_eq!(choice.locate().unwrap(), source(ID, repository.join("snapshots/abc123")));
    }

    #[test]
    fn a_model_that_is_not_there_says_how_to_get_it() {
        let home = tempfile::tempdir().unwrap();

        let problem = choice(home.path(), ID).locate().unwrap_err().to_string();

        assert!(problem.contains("downloading is not built in yet"), "{problem}");
        assert!(problem.contains(&format!("hf download {ID}")), "{problem}");
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
