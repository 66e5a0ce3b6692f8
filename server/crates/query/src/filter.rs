//! Conditions on the facts of a picture.

mod colour;
mod date;
mod media_type;
mod size;

pub use date::{DateRange, Period, When};
pub use size::{Measure, Size};

use crate::key::Key;

/// A filter, or its opposite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// What is asked of a picture.
    pub filter: Filter,
    /// Whether the pictures are wanted for which it does not hold.
    pub is_negated: bool,
}

/// What can be asked of a picture besides its meaning and its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filter {
    /// It has this tag.
    Tag(String),
    /// Its file name contains this.
    File(String),
    /// When it was taken.
    Date(When),
    /// It shows this colour: red, green and blue, in sRGB.
    Colour([u8; 3]),
    /// Its file has this media type, such as `image/jpeg`.
    MediaType(&'static str),
    /// How large it is.
    Size(Size),
}

impl Condition {
    /// A short text for people, such as `tag: beach` or `not before 2024-05`.
    pub(crate) fn label(&self) -> String {
        let (key, value) = self.filter.key_and_value();
        let label = match &self.filter {
            Filter::Date(When::Before(_) | When::After(_)) => format!("{} {value}", key.name()),
            Filter::Size(size) => size.label(),
            _ => format!("{}: {value}", key.name()),
        };
        if self.is_negated { format!("not {label}") } else { label }
    }
}

impl Filter {
    /// The filter that a key and its value stand for, if the value is one of that key.
    pub(crate) fn read(key: Key, value: &str) -> Option<Self> {
        let text = Some(value).filter(|value| !value.is_empty()).map(str::to_owned);
        match key {
            Key::Tag => text.map(Self::Tag),
            Key::File => text.map(Self::File),
            Key::Before => Period::read(value).map(When::Before).map(Self::Date),
            Key::After => Period::read(value).map(When::After).map(Self::Date),
            Key::Date => Period::read(value).map(When::Within).map(Self::Date),
            Key::Colour => colour::read(value).map(Self::Colour),
            Key::Type => media_type::read(value).map(Self::MediaType),
            Key::Size => Size::read(value).map(Self::Size),
            Key::Like => None,
        }
    }

    /// How it is written.
    pub(crate) fn key_and_value(&self) -> (Key, String) {
        match self {
            Self::Tag(tag) => (Key::Tag, tag.clone()),
            Self::File(name) => (Key::File, name.clone()),
            Self::Date(When::Before(period)) => (Key::Before, period.to_string()),
            Self::Date(When::After(period)) => (Key::After, period.to_string()),
            Self::Date(When::Within(period)) => (Key::Date, period.to_string()),
            Self::Colour(rgb) => (Key::Colour, colour::write(*rgb)),
            Self::MediaType(media_type) => (Key::Type, media_type::write(media_type)),
            Self::Size(size) => (Key::Size, size.to_string()),
        }
    }
}
