//! The files of a Hugging Face folder, of which `config.json` was read.

use std::ops::Deref;
use std::path::Path;

use weights::Folder;

use crate::{LoadError, SiglipConfig};

/// A Hugging Face folder whose `config.json` was read; the other files are read when they are asked for.
#[derive(Debug, Clone)]
pub struct Checkpoint {
    folder: Folder,
    config: SiglipConfig,
}

impl Checkpoint {
    /// Opens a folder on disk. Weights are memory-mapped while a model is loaded from them, so the folder must not change then.
    pub fn open(dir: &Path) -> Result<Self, LoadError> {
        Self::read(Folder::open(dir)?)
    }

    /// Takes the files of a folder by name, as a program that carries its model inside has them.
    pub fn from_files(files: impl IntoIterator<Item = (&'static str, &'static [u8])>) -> Result<Self, LoadError> {
        Self::read(Folder::from_files(files))
    }

    /// What `config.json` says.
    pub fn config(&self) -> &SiglipConfig {
        &self.config
    }

    fn read(folder: Folder) -> Result<Self, LoadError> {
        let config = SiglipConfig::from_json(&folder.file("config.json")?)?;
        Ok(Self { folder, config })
    }
}

impl Deref for Checkpoint {
    type Target = Folder;

    fn deref(&self) -> &Folder {
        &self.folder
    }
}
