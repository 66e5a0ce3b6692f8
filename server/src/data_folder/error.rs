//! Why a data folder cannot be used.

use std::io;
use std::path::PathBuf;

/// Why a data folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum DataFolderError {
    /// Another process has it.
    #[error("another Media Search{} uses the data folder {}; stop it, or use another folder (--data)",
            named(*process), path.display())]
    InUse {
        /// The folder.
        path: PathBuf,
        /// The process, where it has said so.
        process: Option<u32>,
    },
    /// Something else has its name.
    #[error("the data folder cannot be used: {} is not a folder (DATA_DIR)", path.display())]
    NotAFolder {
        /// What is not a folder.
        path: PathBuf,
    },
    /// It is missing and cannot be made.
    #[error("the folder {} cannot be created (DATA_DIR)", path.display())]
    NotCreated {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        #[source]
        source: io::Error,
    },
    /// Nothing can be written to it.
    #[error("the data folder {} is not writable (DATA_DIR)", path.display())]
    NotWritable {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        #[source]
        source: io::Error,
    },
}

fn named(process: Option<u32>) -> String {
    process.map(|process| format!(" (process {process})")).unwrap_or_default()
}
