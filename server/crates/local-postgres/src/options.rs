//! What the caller decides about a cluster.

use std::path::PathBuf;

/// Where a cluster lies and how it runs.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder of the cluster; it is created when it is missing and made private to the calling user.
    pub dir: PathBuf,
    /// The folder with the programs `postgres` and `initdb`; `None` searches PATH and the usual places.
    pub bin: Option<PathBuf>,
    /// Whether commits reach the disk before they are answered. `false` is for tests: a power cut may ruin the cluster.
    pub durable: bool,
    /// Whether an existing cluster is removed first, with everything in it; for tests.
    pub fresh: bool,
}

impl Options {
    /// Options for a cluster in `dir` that loses nothing.
    pub fn new(dir: impl Into<PathBuf>) -> Self {
        Self { dir: dir.into(), bin: None, durable: true, fresh: false }
    }

    /// Options for a cluster in `dir` that is quick and forgets about durability.
    pub fn for_testing(dir: impl Into<PathBuf>) -> Self {
        Self { durable: false, ..Self::new(dir) }
    }
}
