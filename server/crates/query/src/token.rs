//! Cuts a query into its pieces, without knowing what their values mean.

use crate::key::Key;

/// One piece: `-`, a weight, a key and a value, all but the value optional.
pub(crate) struct Token<'a> {
    /// The whole piece, as it was written.
    pub(crate) written: &'a str,
    pub(crate) is_negated: bool,
    pub(crate) weight: Option<f32>,
    pub(crate) key: Option<Key>,
    /// The key that a word such as `tagg:beach` probably wanted.
    pub(crate) meant: Option<Key>,
    /// Weight and key as they were written, with their colons.
    pub(crate) prefix: &'a str,
    pub(crate) is_quoted: bool,
    /// The value without quotes and escapes, its words separated by single spaces.
    pub(crate) value: String,
}

/// Control characters separate words as white space does: Postgres, for one, takes no NUL in a text.
pub(crate) fn is_space(character: char) -> bool {
    character.is_whitespace() || character.is_control()
}

/// Straight quotes, and the curly ones that telephones make of them.
pub(crate) fn is_quote(character: char) -> bool {
    matches!(character, '"' | '“' | '”' | '„')
}

/// Whether a backslash takes this character literally.
pub(crate) fn is_special(character: char) -> bool {
    is_quote(character) || matches!(character, '-' | ':' | '\\')
}

/// The next piece, and what follows it.
pub(crate) fn next(input: &str) -> Option<(Token<'_>, &str)> {
    let start = input.trim_start_matches(is_space);
    if start.is_empty() {
        return None;
    }
    let negated = start.strip_prefix('-').filter(|rest| rest.starts_with(|next| next != '-' && !is_space(next)));
    let body = negated.unwrap_or(start);
    let (weight, rest) = weight(body).map_or((None, body), |(weight, rest)| (Some(weight), rest));
    let (key, rest) = key(rest).map_or((None, rest), |(key, rest)| (Some(key), rest));
    let (prefix, _) = body.split_at(body.len() - rest.len());
    let meant = if key.is_none() { meant(rest) } else { None };

    let inside = rest.strip_prefix(is_quote);
    let (value, rest) = match inside {
        Some(inside) => {
            let (text, rest) = read(inside, is_quote);
            (single_spaced(&text), rest.strip_prefix(is_quote).unwrap_or(rest))
        }
        None => read(rest, is_space),
    };
    let (written, _) = start.split_at(start.len() - rest.len());
    let is_negated = negated.is_some();
    Some((Token { written, is_negated, weight, key, meant, prefix, is_quoted: inside.is_some(), value }, rest))
}

/// A number and a colon. Times and ratios are none, so a digit never follows.
fn weight(input: &str) -> Option<(f32, &str)> {
    let (number, rest) = head(input, |next| next.is_ascii_digit() || next == '.')?;
    let weight = number.parse().ok()?;
    (!rest.starts_with(|next: char| next.is_ascii_digit())).then_some((weight, rest))
}

/// A known name and a colon. `file://` begins an address.
fn key(input: &str) -> Option<(Key, &str)> {
    let (name, rest) = head(input, |next| next.is_ascii_alphabetic())?;
    (!rest.starts_with("//")).then_some((Key::named(name)?, rest))
}

fn meant(input: &str) -> Option<Key> {
    let (name, rest) = head(input, |next| next.is_ascii_alphabetic())?;
    let has_value = rest.starts_with(|next| !is_space(next)) && !rest.starts_with("//");
    has_value.then(|| Key::almost_named(name))?
}

fn head(input: &str, belongs: fn(char) -> bool) -> Option<(&str, &str)> {
    let (name, rest) = input.split_at(input.find(|next| !belongs(next))?);
    Some((name, rest.strip_prefix(':')?))
}

/// The text up to a character that ends it, without escapes, and what follows from that character on.
fn read(input: &str, ends: fn(char) -> bool) -> (String, &str) {
    let mut text = String::new();
    let mut characters = input.chars();
    loop {
        let rest = characters.as_str();
        match characters.next() {
            Some('\\') if characters.as_str().starts_with(is_special) => text.extend(characters.next()),
            Some(next) if !ends(next) => text.push(next),
            _ => return (text, rest),
        }
    }
}

fn single_spaced(text: &str) -> String {
    text.split(is_space).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
