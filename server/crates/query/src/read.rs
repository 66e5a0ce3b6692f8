//! Says what the pieces of a query mean.

use crate::{
    filter::{Condition, Filter},
    key::Key,
    part::Part,
    term::{Meaning, Picture, Term},
    token::{self, Token},
};

const MAX_WEIGHT: f32 = 10.0;
const WEIGHT_ADVICE: &str = "A weight lies between -10 and 10 and is not 0, such as 2:beach or -1:\"red car\".";
const WEIGHTLESS_ADVICE: &str = "Only words and pictures have a weight, such as 2:beach; a filter holds or does not.";

/// The part that a piece stands for (`""` stands for none), and what would have been better understood.
pub(crate) fn read(token: &Token<'_>) -> (Option<Part>, Option<String>) {
    match understand(token) {
        Ok(part) => (part, token.meant.map(|key| did_you_mean(key, &token.value))),
        Err(advice) => (literal(token), Some(advice.to_owned())),
    }
}

/// The part that a text stands for which is one piece and nothing else.
pub(crate) fn read_alone(text: &str) -> Option<Part> {
    let (token, rest) = token::next(text)?;
    read(&token).0.filter(|_| rest.is_empty())
}

fn understand(token: &Token<'_>) -> Result<Option<Part>, &'static str> {
    let sign = if token.is_negated { -1.0 } else { 1.0 };
    let part = match (token.weight, token.key) {
        (None, None) => return Ok(literal(token)),
        (None, Some(Key::Like)) => Part::Term(Term { meaning: picture(token)?, weight: sign }),
        (None, Some(key)) => {
            let filter = Filter::read(key, &token.value).ok_or(key.advice())?;
            Part::Filter(Condition { filter, is_negated: token.is_negated })
        }
        (Some(weight), _) if weight == 0.0 || weight > MAX_WEIGHT => return Err(WEIGHT_ADVICE),
        (Some(_), None) if token.value.is_empty() => return Err(WEIGHT_ADVICE),
        (Some(weight), None) => Part::Term(Term { meaning: Meaning::Text(token.value.clone()), weight: sign * weight }),
        (Some(weight), Some(Key::Like)) => Part::Term(Term { meaning: picture(token)?, weight: sign * weight }),
        (Some(_), Some(_)) => return Err(WEIGHTLESS_ADVICE),
    };
    Ok(Some(part))
}

fn picture(token: &Token<'_>) -> Result<Meaning, &'static str> {
    Picture::read(&token.value).map(Meaning::Picture).ok_or(Key::Like.advice())
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

fn did_you_mean(key: Key, word: &str) -> String {
    let value = word.split_once(':').map_or("", |(_, value)| value);
    format!("Did you mean {}:{value}?", key.name())
}
