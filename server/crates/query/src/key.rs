//! The names that stand before a colon.

use crate::edit;

/// What a value is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// A tag.
    Tag,
    /// A part of the file's name.
    File,
    /// A time that pictures are older than.
    Before,
    /// A time from which on pictures are.
    After,
    /// A time that pictures are of.
    Date,
    /// A colour.
    Colour,
    /// A kind of file.
    Type,
    /// A size, in pixels or in bytes.
    Size,
    /// A picture that others are like.
    Like,
}

/// Every spelling; the first of a key is the one that is written.
const NAMES: [(&str, Key); 10] = [
    ("tag", Key::Tag),
    ("file", Key::File),
    ("before", Key::Before),
    ("after", Key::After),
    ("date", Key::Date),
    ("color", Key::Colour),
    ("colour", Key::Colour),
    ("type", Key::Type),
    ("size", Key::Size),
    ("like", Key::Like),
];

impl Key {
    /// The key of this name, in any letter case.
    pub(crate) fn named(name: &str) -> Option<Self> {
        NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, key)| *key)
    }

    /// The key that somebody meant who wrote almost its name.
    pub(crate) fn almost_named(name: &str) -> Option<Self> {
        NAMES.iter().find(|(known, _)| edit::is_one_apart(known, name)).map(|(_, key)| *key)
    }

    /// How it is written.
    pub(crate) fn name(self) -> &'static str {
        NAMES.iter().find(|(_, key)| *key == self).map_or("", |(name, _)| name)
    }
}
