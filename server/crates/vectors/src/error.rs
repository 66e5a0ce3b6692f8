//! What can go wrong between us and the vectors.

use std::path::PathBuf;

use qdrant_client::QdrantError;

/// Codes of gRPC for what passes.
const CANCELLED: i32 = 1;
const DEADLINE_EXCEEDED: i32 = 4;
const UNAVAILABLE: i32 = 14;

/// A fact about a call that could not be answered.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum VectorError {
    /// Another process, or another store of this one, has the shard open; nothing was touched.
    #[error("the vectors in {} are in use by another process", path.display())]
    InUse {
        /// Folder of the space.
        path: PathBuf,
    },
    /// The store was closed before this call.
    #[error("the vector store is closed")]
    Closed,
    /// A vector has another length than its space.
    #[error("a vector has {found} numbers where {expected} are wanted")]
    WrongLength {
        /// Dimension of the space.
        expected: usize,
        /// Length of the vector that was given.
        found: usize,
    },
    /// A vector holds NaN or an infinity.
    #[error("a vector holds a number that is not finite")]
    NotFinite,
    /// A vector is so short or so long that it has no direction, hence no cosine.
    #[error("a vector has no direction: its length is zero or beyond all measure")]
    NoDirection,
    /// Local views were to be set, but none were given.
    #[error("no local views were given")]
    NoViews,
    /// The space cannot have zero dimensions.
    #[error("a space of zero dimensions was asked for")]
    NoDimensions,
    /// The name of a model is empty or too long to name a folder or a collection.
    #[error("the model name {model:?} is empty or too long to name a space")]
    SpaceName {
        /// The name that was given.
        model: String,
    },
    /// What is stored under this model's name has another dimension.
    #[error("the stored vectors have {stored} dimensions, the model has {wanted}")]
    DimensionMismatch {
        /// Dimension on disk or on the server.
        stored: usize,
        /// Dimension of the space that was asked for.
        wanted: usize,
    },
    /// What is stored under this model's name compares by another measure than cosine.
    #[error("the stored vectors are compared by {stored}, not by cosine")]
    DistanceMismatch {
        /// The measure on disk or on the server, in Qdrant's words.
        stored: String,
    },
    /// What is stored under this model's name lacks one of our named vectors, so it is not ours.
    #[error("what is stored has no vector named {name:?}")]
    ForeignSpace {
        /// The named vector that is missing.
        name: &'static str,
    },
    /// A prefix without a letter would make every collection of the server ours.
    #[error("the prefix of the collections is empty")]
    EmptyPrefix,
    /// A file or folder could not be used.
    #[error("cannot use {}", path.display())]
    Io {
        /// What was to be used.
        path: PathBuf,
        /// Why not.
        #[source]
        source: std::io::Error,
    },
    /// The index in the process failed.
    #[error("the vector index failed")]
    Edge(#[source] Box<qdrant_edge::OperationError>),
    /// The Qdrant server failed, refused or was not reached.
    #[error("the Qdrant server did not answer as expected")]
    Server(#[source] Box<QdrantError>),
    /// The server's answer lacks something that it must have.
    #[error("the Qdrant server's answer has no {part}")]
    Malformed {
        /// What is missing.
        part: &'static str,
    },
    /// Work on the index ended in a panic or with the runtime.
    #[error("work on the vector index was interrupted")]
    Interrupted,
}

impl VectorError {
    /// Whether the Qdrant server is away or overloaded, so that the same call may work a little later.
    pub fn is_unavailable(&self) -> bool {
        let Self::Server(error) = self else { return false };
        match error.as_ref() {
            QdrantError::ResponseError { status } => {
                [CANCELLED, DEADLINE_EXCEEDED, UNAVAILABLE].contains(&(status.code() as i32))
            }
            QdrantError::ResourceExhaustedError { .. } | QdrantError::Io(_) => true,
            _ => false,
        }
    }
}

impl From<qdrant_edge::OperationError> for VectorError {
    fn from(error: qdrant_edge::OperationError) -> Self {
        Self::Edge(Box::new(error))
    }
}

impl From<QdrantError> for VectorError {
    fn from(error: QdrantError) -> Self {
        Self::Server(Box::new(error))
    }
}
