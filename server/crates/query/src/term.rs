//! Meanings and their weights.

use std::fmt;

use uuid::Uuid;

/// A meaning that pictures are ranked by.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// What is looked for.
    pub meaning: Meaning,
    /// In [-10, 10] and not 0; a negative weight subtracts the meaning from the query.
    pub weight: f32,
}

/// What can be encoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Words, to be encoded as one text.
    Text(String),
    /// A picture.
    Picture(Picture),
}

/// A picture that others should look like; shown as it is written in a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Picture {
    /// One of the library, by its id.
    Stored(Uuid),
    /// One that was uploaded as an example, by the BLAKE3 hash of its bytes.
    Example([u8; 32]),
}

const HASH_DIGITS: usize = 64;
/// As much of an id or a hash as a label shows.
const LABEL_DIGITS: usize = 8;

impl Term {
    /// A short text for people.
    pub(crate) fn label(&self) -> String {
        match &self.meaning {
            Meaning::Text(text) => format!("{} × {text}", self.weight),
            Meaning::Picture(picture) if self.weight == 1.0 => picture.label(),
            Meaning::Picture(picture) => format!("{} × {}", self.weight, picture.label()),
        }
    }
}

impl Picture {
    /// Takes an id in each notation that [`Uuid`] takes, and a hash in either letter case.
    pub(crate) fn read(text: &str) -> Option<Self> {
        if text.len() != HASH_DIGITS {
            return Uuid::try_parse(text).ok().map(Self::Stored);
        }
        let mut hash = [0; HASH_DIGITS / 2];
        for (byte, digits) in hash.iter_mut().zip(text.as_bytes().chunks(2)) {
            let [high, low] = digits else { return None };
            *byte = (hex_digit(*high)? << 4) | hex_digit(*low)?;
        }
        Some(Self::Example(hash))
    }

    fn label(self) -> String {
        let digits: String = self.to_string().chars().take(LABEL_DIGITS).collect();
        match self {
            Self::Stored(_) => format!("like: picture {digits}…"),
            Self::Example(_) => format!("like: example {digits}…"),
        }
    }
}

fn hex_digit(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

impl fmt::Display for Picture {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stored(id) => id.fmt(formatter),
            Self::Example(hash) => hash.iter().try_for_each(|byte| write!(formatter, "{byte:02x}")),
        }
    }
}
