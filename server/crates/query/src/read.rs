//! Says what the pieces of a query mean.

use crate::{
    filter::{Condition, Filter},
    key::Key,
    note::Advice,
    part::Part,
    term::{Meaning, Picture, Term},
    token::{self, Token},
};

const MAX_WEIGHT: f32 = 10.0;

/// The part that a piece stands for (`""` stands for none), and what would have been better understood.
pub(crate) fn read(token: &Token<'_>) -> (Option<Part>, Option<Advice>) {
    match understand(token) {
        Ok(part) => (part, token.meant.map(|key| known(key, &token.value))),
        Err(advice) => (literal(token), Some(advice)),
    }
}

/// The part that a text stands for which is one piece and nothing else.
pub(crate) fn read_alone(text: &str) -> Option<Part> {
    let (token, rest) = token::next(text)?;
    read(&token).0.filter(|_| rest.is_empty())
}

fn understand(token: &Token<'_>) -> Result<Option<Part>, Advice> {
    let sign = if token.is_negated { -1.0 } else { 1.0 };
    let part = match (token.weight, token.key) {
        (None, None) => return Ok(literal(token)),
        (None, Some(Key::Like)) => Part::Term(Term { meaning: picture(token)?, weight: sign }),
        (None, Some(key)) => {
            let filter = Filter::read(key, &token.value).ok_or(Advice::Value(key))?;
            Part::Filter(Condition { filter, is_negated: token.is_negated })
        }
        (Some(weight), _) if weight == 0.0 || weight > MAX_WEIGHT => return Err(Advice::Weight),
        (Some(_), None) if token.value.is_empty() => return Err(Advice::Weight),
        (Some(weight), None) => Part::Term(Term { meaning: Meaning::Text(token.value.clone()), weight: sign * weight }),
        (Some(weight), Some(Key::Like)) => Part::Term(Term { meaning: picture(token)?, weight: sign * weight }),
        (Some(_), Some(_)) => return Err(Advice::NoWeight),
    };
    Ok(Some(part))
}

fn picture(token: &Token<'_>) -> Result<Meaning, Advice> {
    Picture::read(&token.value).map(Meaning::Picture).ok_or(Advice::Value(Key::Like))
}

/// The piece as if weights and keys meant nothing: words, a phrase, or what is left out.
fn literal(token: &Token<'_>) -> Option<Part> {
    let text = format!("{}{}", token.prefix, token.value);
    let part = match (token.is_negated, token.is_quoted && token.prefix.is_empty()) {
        (true, _) => Part::Without,
        (false, true) => Part::Phrase,
        (false, false) => Part::Words,
    };
    (!text.is_empty()).then(|| part(text))
}

/// The word with the key that was probably meant.
fn known(key: Key, word: &str) -> Advice {
    let value = word.split_once(':').map_or("", |(_, value)| value);
    Advice::Known(format!("{}:{value}", key.name()))
}
