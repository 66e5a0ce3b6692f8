//! The names that stand before a colon.

use crate::edit;

/// What a value is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    Tag,
    File,
    Before,
    After,
    Date,
    Colour,
    Type,
    Size,
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

    /// What would have worked, for who wrote something else.
    pub(crate) fn advice(self) -> &'static str {
        match self {
            Self::Tag => "After tag: comes the name of a tag, such as tag:beach or tag:\"golden gate\".",
            Self::File => "After file: comes a part of a file name, such as file:invoice.",
            Self::Before => "After before: comes a year, a month or a day, such as before:2024 or before:2024-05-03.",
            Self::After => "After after: comes a year, a month or a day, such as after:2024 or after:2024-05-03.",
            Self::Date => "After date: comes a year, a month or a day, such as date:2024 or date:2024-05-03.",
            Self::Colour => "After color: comes a basic colour or its hexadecimal digits, such as red or #ff8800.",
            Self::Type => "After type: comes one of jpg, png, webp, gif, bmp, tiff and ico.",
            Self::Size => "After size: comes a number of pixels or bytes, such as >2000, 1000..2000 or >5MB.",
            Self::Like => "After like: comes the id of a picture or the BLAKE3 hash of an uploaded one.",
        }
    }
}
