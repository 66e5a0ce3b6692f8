//! From a query back to its text. Quotes and backslashes stand only where the text would be read as something else
//! without them; the reader itself is asked whether it would.

use std::fmt;

use crate::{
    part::Part,
    query::Query,
    read::read_alone,
    term::{Meaning, Term},
    token::{is_quote, is_special},
};

impl fmt::Display for Query {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, part) in self.parts().iter().enumerate() {
            let space = if index == 0 { "" } else { " " };
            write!(formatter, "{space}{part}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Part {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::Words(text) => text.split(' ').map(word).collect::<Vec<_>>().join(" "),
            Self::Phrase(text) => quoted(text),
            Self::Without(text) => value("-", text, self),
            Self::Term(Term { meaning: Meaning::Text(text), weight }) => value(&format!("{weight}:"), text, self),
            Self::Term(Term { meaning: Meaning::Picture(picture), weight: 1.0 }) => format!("like:{picture}"),
            Self::Term(Term { meaning: Meaning::Picture(picture), weight }) => format!("{weight}:like:{picture}"),
            Self::Filter(condition) => {
                let (key, text) = condition.filter.key_and_value();
                let sign = if condition.is_negated { "-" } else { "" };
                value(&format!("{sign}{}:", key.name()), &text, self)
            }
        };
        formatter.write_str(&text)
    }
}

/// A free word.
fn word(word: &str) -> String {
    let bare = escaped(word, |_| false);
    if read_alone(&bare) == Some(Part::Words(word.to_owned())) {
        bare
    } else if word.starts_with(|first| first == '-' || is_quote(first)) {
        format!("\\{bare}")
    } else {
        bare.replacen(':', "\\:", 1)
    }
}

/// A value behind what stands before it, in quotes if it is not read as this part without them.
fn value(prefix: &str, value: &str, part: &Part) -> String {
    let bare = format!("{prefix}{}", escaped(value, |_| false));
    if read_alone(&bare).as_ref() == Some(part) { bare } else { format!("{prefix}{}", quoted(value)) }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text, is_quote))
}

/// A text with a backslash before each character that needs one, and before each backslash that would be read as an
/// escape.
fn escaped(text: &str, needs_escape: fn(char) -> bool) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let is_escape = character == '\\' && characters.peek().is_none_or(|next| is_special(*next));
        if is_escape || needs_escape(character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}
