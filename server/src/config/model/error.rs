//! Why a model is not found.

use std::path::PathBuf;

/// Why a model is not found.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// No such folder.
    #[error("{setting} names the folder {}, which does not exist", folder.display())]
    NoFolder {
        /// What names it.
        setting: &'static str,
        /// Where it would be.
        folder: PathBuf,
    },
    /// Not in the cache.
    #[error("{setting} is {id}, which is not in the Hugging Face cache {}: \
             get it with `media-search models pull {id}`, or put its files into a folder and set {setting} to that folder",
            cache.display())]
    NotInCache {
        /// What names it.
        setting: &'static str,
        /// The model.
        id: String,
        /// Where the cache is.
        cache: PathBuf,
    },
    /// Nobody knows where the cache is.
    #[error("{setting} is {id}, but no Hugging Face cache is known; set HF_HOME, or set {setting} to a folder")]
    NoCache {
        /// What names it.
        setting: &'static str,
        /// The model.
        id: String,
    },
    /// The folder lacks a file.
    #[error("the model folder {} has no {file}; a model in Hugging Face layout is needed", folder.display())]
    Incomplete {
        /// The folder.
        folder: PathBuf,
        /// The file.
        file: &'static str,
    },
}
