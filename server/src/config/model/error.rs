//! Why a model is not found.

use std::path::PathBuf;

/// Why a model is not found.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// No such folder.
    #[error("SIGLIP_MODEL names the folder {}, which does not exist", folder.display())]
    NoFolder {
        /// Where it would be.
        folder: PathBuf,
    },
    /// Not in the cache.
    #[error("SIGLIP_MODEL is {id}, which is not in the Hugging Face cache {}: \
             get it with `media-search models pull {id}`, or put its files into a folder and set SIGLIP_MODEL to that folder",
            cache.display())]
    NotInCache {
        /// The model.
        id: String,
        /// Where the cache is.
        cache: PathBuf,
    },
    /// Nobody knows where the cache is.
    #[error("SIGLIP_MODEL is {id}, but no Hugging Face cache is known; set HF_HOME, or set SIGLIP_MODEL to a folder")]
    NoCache {
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
