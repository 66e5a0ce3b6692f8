//! How the hub names contents: by their hash.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

use sha1::Sha1;
use sha2::{Digest, Sha256};

/// Bytes that are read at once.
const PIECE: usize = 1 << 20;

/// The hash of a file's contents, in lower-case hexadecimal digits. It is also the name of the blob in the cache.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Checksum {
    /// Of a large file: SHA-256 of the contents.
    Sha256(String),
    /// Of a small file: git's name for a blob, SHA-1 of a header with the length and then the contents.
    GitBlob(String),
}

impl Checksum {
    /// What the hub says is the SHA-256, if it looks like one.
    pub(crate) fn sha256(text: &str) -> Option<Self> {
        is_hash(text, 64).then(|| Self::Sha256(text.into()))
    }

    /// What the hub says is git's name for the blob, if it looks like one.
    pub(crate) fn git_blob(text: &str) -> Option<Self> {
        is_hash(text, 40).then(|| Self::GitBlob(text.into()))
    }

    /// The digits, which are fit to be the name of a file.
    pub(crate) fn digits(&self) -> &str {
        match self {
            Self::Sha256(digits) | Self::GitBlob(digits) => digits,
        }
    }

    /// Whether it is the hash of this file. Reads all of it, so call it where blocking is no harm.
    pub(crate) fn matches(&self, path: &Path) -> io::Result<bool> {
        let mut file = File::open(path)?;
        let found = match self {
            Self::Sha256(_) => digits_of(Sha256::new(), &mut file)?,
            Self::GitBlob(_) => {
                let length = file.metadata()?.len();
                digits_of(Sha1::new_with_prefix(format!("blob {length}\0")), &mut file)?
            }
        };
        Ok(found == self.digits())
    }
}

/// Whether the text is a hash of so many digits, and so neither a path nor anything else that harms.
pub(crate) fn is_hash(text: &str, digits: usize) -> bool {
    text.len() == digits && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn digits_of(mut hash: impl Digest, file: &mut impl Read) -> io::Result<String> {
    let mut piece = vec![0; PIECE];
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()),
            length => hash.update(&piece[..length]),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::*;

    /// `sha256sum` and `git hash-object` of the file.
    #[test]
    fn hashes_are_those_of_other_programs() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "hello\n").unwrap();
        let sha256 = "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03";
        let git = "ce013625030ba8dba906f756967f9e9ca394464a";

        assert!(Checksum::sha256(sha256).unwrap().matches(file.path()).unwrap());
        assert!(Checksum::git_blob(git).unwrap().matches(file.path()).unwrap());
        assert!(!Checksum::sha256(&sha256.replace('5', "6")).unwrap().matches(file.path()).unwrap());
        assert!(!Checksum::git_blob(&git.replace('c', "d")).unwrap().matches(file.path()).unwrap());
    }

    #[test]
    fn files_longer_than_a_piece_are_hashed_whole() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), vec![b'a'; 3 * PIECE + 5]).unwrap();
        let mut whole = Sha256::new();
        whole.update(vec![b'a'; 3 * PIECE + 5]);
        let digits: String = whole.finalize().iter().map(|byte| format!("{byte:02x}")).collect();

        assert!(Checksum::sha256(&digits).unwrap().matches(file.path()).unwrap());
    }

    #[test]
    fn nothing_else_passes_for_a_hash() {
        for text in ["", "../../../etc/passwd", "/etc/passwd", &"A".repeat(64), &"a".repeat(63), &"é".repeat(32)] {
            assert_eq!(Checksum::sha256(text), None, "{text}");
            assert_eq!(Checksum::git_blob(text), None, "{text}");
        }
    }
}
