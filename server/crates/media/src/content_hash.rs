//! The fingerprint by which the bytes of a picture are addressed.

use std::fmt;
use std::str::FromStr;

/// The BLAKE3 hash of a file's bytes; shown and parsed as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContentHash([u8; 32]);

/// A text or a run of bytes that is not a [`ContentHash`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a content hash is 32 bytes, written as 64 hexadecimal digits in lower case")]
pub struct NotAHash;

impl ContentHash {
    /// The hash of bytes that are all there; [`Hasher`] takes them as they arrive.
    pub fn of(bytes: &[u8]) -> Self {
        Self(blake3::hash(bytes).into())
    }

    /// The 32 bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl From<[u8; 32]> for ContentHash {
    fn from(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl TryFrom<&[u8]> for ContentHash {
    type Error = NotAHash;

    fn try_from(bytes: &[u8]) -> Result<Self, NotAHash> {
        bytes.try_into().map(Self).map_err(|_| NotAHash)
    }
}

impl fmt::Display for ContentHash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

impl fmt::Debug for ContentHash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "ContentHash({self})")
    }
}

impl FromStr for ContentHash {
    type Err = NotAHash;

    /// Takes lower case only: a hash stands in file names and links, where each has one spelling.
    fn from_str(text: &str) -> Result<Self, NotAHash> {
        if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return Err(NotAHash);
        }
        blake3::Hash::from_hex(text).map(|hash| Self(hash.into())).map_err(|_| NotAHash)
    }
}

/// Hashes bytes piece by piece.
#[derive(Clone, Debug, Default)]
pub struct Hasher(blake3::Hasher);

impl Hasher {
    /// A hasher that has seen nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the next piece.
    pub fn update(&mut self, piece: &[u8]) {
        self.0.update(piece);
    }

    /// The hash of all pieces so far.
    pub fn finish(&self) -> ContentHash {
        ContentHash(self.0.finalize().into())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]
    use super::*;

    #[test]
    fn pieces_hash_like_the_whole() {
        let mut hasher = Hasher::new();
        hasher.update(b"one ");
        hasher.update(b"");
        hasher.update(b"picture");

        assert_eq!(hasher.finish(), ContentHash::of(b"one picture"));
    }

    #[test]
    fn text_and_bytes_lead_back_to_the_hash() {
        let hash = ContentHash::of(b"");

        assert_eq!(hash.to_string(), "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262");
        assert_eq!(hash.to_string().parse(), Ok(hash));
        assert_eq!(ContentHash::try_from(hash.as_bytes().as_slice()), Ok(hash));
    }

    #[test]
    fn anything_else_is_no_hash() {
        for text in ["", "..", "af13", &"g".repeat(64), &"é".repeat(32), &"A".repeat(64), &"0".repeat(65)] {
            assert_eq!(text.parse::<ContentHash>(), Err(NotAHash), "{text}");
        }
        assert_eq!(ContentHash::try_from([0; 31].as_slice()), Err(NotAHash));
    }
}
