//! Everything that can keep a checkpoint from being there.

use std::{
    error::Error,
    fmt,
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

use crate::model_id::{InvalidId, ModelId};

/// Why a checkpoint could not be found or fetched. No message holds the token.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum HubError {
    /// The name is no name of a model.
    #[error(transparent)]
    InvalidId(#[from] InvalidId),

    /// The endpoint is no address of a hub.
    #[error("HF_ENDPOINT is not the address of a hub, such as https://huggingface.co, without user and password")]
    InvalidEndpoint,

    /// The token holds what no token holds.
    #[error("HF_TOKEN, or the file with the token, holds characters that no token of the hub has")]
    InvalidToken,

    /// The environment names no folder for the cache.
    #[error("there is no folder for what the Hugging Face hub gives: set HF_HOME")]
    NoCache,

    /// What speaks with the hub could not be set up.
    #[error("connections to the Hugging Face hub cannot be prepared")]
    Client(#[source] Box<dyn Error + Send + Sync>),

    /// The checkpoint is not there, and nobody may be asked for it.
    #[error(
        "{model} is not complete in {}, and HF_HUB_OFFLINE forbids to fetch it: unset that, or name a folder that \
         holds the checkpoint", cache.display()
    )]
    Offline {
        /// The checkpoint.
        model: ModelId,
        /// The folder where it was looked for.
        cache: PathBuf,
    },

    /// The hub does not answer.
    #[error(
        "{endpoint} cannot be reached: check the network, or name a folder that holds the checkpoint instead of its \
         name"
    )]
    Unreachable {
        /// The hub's address.
        endpoint: String,
        /// What was in the way.
        source: Box<dyn Error + Send + Sync>,
    },

    /// The hub answers, but not now.
    #[error("{endpoint} answers with status {status}: try again later")]
    Refused {
        /// The hub's address.
        endpoint: String,
        /// The status of its answer.
        status: u16,
    },

    /// What answers is not the hub.
    #[error(
        "{endpoint} does not answer as the Hugging Face hub does ({reason}): check HF_ENDPOINT, and whether a login \
         page or a proxy stands in between"
    )]
    Unexpected {
        /// The hub's address.
        endpoint: String,
        /// What is wrong with the answer.
        reason: &'static str,
    },

    /// The hub does not show the model to who asks.
    #[error("{endpoint} does not show {model}: {}", if *with_token {
        "the token may not read it, or the name is misspelt; accept the model's terms there, or correct HF_TOKEN"
    } else {
        "it is private, wants its terms to be accepted, or is misspelt; set HF_TOKEN to a token that may read it"
    })]
    Unauthorised {
        /// The hub's address.
        endpoint: String,
        /// The model.
        model: ModelId,
        /// Whether a token was sent.
        with_token: bool,
    },

    /// The hub has no such model or revision.
    #[error("{endpoint} has no {model}: check the name and the revision")]
    NotFound {
        /// The hub's address.
        endpoint: String,
        /// The model.
        model: ModelId,
    },

    /// The model lacks a file without which the program cannot read it.
    #[error("{model} {missing}")]
    Unsupported {
        /// The model.
        model: ModelId,
        /// What it lacks.
        missing: Missing,
    },

    /// What came is not what the hub has; it was removed.
    #[error("{file} of {model} arrived damaged and was removed: try again")]
    Checksum {
        /// The model.
        model: ModelId,
        /// The file.
        file: String,
    },

    /// The transfer broke again and again.
    #[error("the transfer of {file} of {model} broke off; what came is kept, and trying again goes on from there")]
    Transfer {
        /// The model.
        model: ModelId,
        /// The file.
        file: String,
        /// Why the last attempt ended.
        source: Box<dyn Error + Send + Sync>,
    },

    /// The disk is full, or would be.
    #[error("there is not enough room in {}{}; what came is kept, and trying again goes on from there",
        path.display(), needed.map(|bytes| format!(": {bytes} bytes are needed")).unwrap_or_default())]
    NoSpace {
        /// The file or folder that needs the room.
        path: PathBuf,
        /// How many bytes were still to come, if that was known.
        needed: Option<u64>,
    },

    /// A file or folder of the cache could not be read or written.
    #[error("{} cannot be read or written", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

/// A file that a model lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Missing {
    /// There are no weights in the format safetensors.
    Weights,
    /// There is no `tokenizer.json`.
    Tokenizer,
    /// There is no configuration of this name.
    Config(&'static str),
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Weights => f.write_str(
                "has no model.safetensors: choose a checkpoint that has one, perhaps a revision such as name@refs/pr/1, \
                 or convert it and name the folder",
            ),
            Self::Tokenizer => f.write_str(
                "has no tokenizer.json: choose a checkpoint that has one, or save its fast tokenizer with transformers \
                 and name the folder",
            ),
            Self::Config(file) => {
                write!(f, "has no {file}, so it is no SigLIP checkpoint of transformers: choose another one")
            }
        }
    }
}

impl HubError {
    /// Tells which file or folder a failure of the system was about.
    pub(crate) fn io(path: impl AsRef<Path>) -> impl FnOnce(io::Error) -> Self {
        let path = path.as_ref().to_path_buf();
        move |source| match source.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::NoSpace { path, needed: None },
            _ => Self::Io { path, source },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_disk_is_told_from_other_failures() {
        let full = HubError::io("/a")(ErrorKind::StorageFull.into());
        let quota = HubError::io("/a")(ErrorKind::QuotaExceeded.into());
        let other = HubError::io("/a")(ErrorKind::PermissionDenied.into());

        assert!(matches!(full, HubError::NoSpace { needed: None, .. }));
        assert!(matches!(quota, HubError::NoSpace { needed: None, .. }));
        assert!(matches!(other, HubError::Io { path, .. } if path == Path::new("/a")));
    }
}
