//! Who asks.

use super::LibraryId;

/// Somebody with the libraries that they may read and write.
///
/// Until accounts exist there is one: the owner of the machine, with the one library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    library: LibraryId,
}

impl Viewer {
    /// The owner of the machine, who may read and write `library`.
    pub fn owner(library: LibraryId) -> Self {
        Self { library }
    }

    /// The library that this viewer's reads and writes go to.
    pub fn library(&self) -> LibraryId {
        self.library
    }
}
