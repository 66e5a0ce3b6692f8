//! The files of a Hugging Face folder, of which `config.json` was read.

use std::ops::Deref;
use std::path::Path;

use weights::Folder;

use crate::config::FILE;
use crate::{LoadError, SmolVlmConfig};

/// A Hugging Face folder whose `config.json` was read; the other files are read when they are asked for.
#[derive(Debug, Clone)]
pub struct Checkpoint {
    folder: Folder,
    config: SmolVlmConfig,
}

impl Checkpoint {
    /// Opens a folder on disk. Weights are memory-mapped while a model is loaded from them, so the folder must not change then.
    ///
    /// # Errors
    /// Where the path is no folder, or its `config.json` is none of this family of models.
    pub fn open(dir: &Path) -> Result<Self, LoadError> {
        Self::read(Folder::open(dir)?)
    }

    /// Takes the files of a folder by name.
    ///
    /// # Errors
    /// Where `config.json` is missing, or none of this family of models.
    pub fn from_files(files: impl IntoIterator<Item = (&'static str, &'static [u8])>) -> Result<Self, LoadError> {
        Self::read(Folder::from_files(files))
    }

    /// What `config.json` says.
    pub fn config(&self) -> &SmolVlmConfig {
        &self.config
    }

    fn read(folder: Folder) -> Result<Self, LoadError> {
        let config = SmolVlmConfig::from_json(&folder.file(FILE)?)?;
        Ok(Self { folder, config })
    }
}

impl Deref for Checkpoint {
    type Target = Folder;

    fn deref(&self) -> &Folder {
        &self.folder
    }
}
