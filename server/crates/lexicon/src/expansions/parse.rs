//! From TOML to groups, with errors for whoever wrote the file.

use std::{collections::HashMap, ops::Range};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::Weighted;
use crate::{ExpansionsError, token::phrase};

/// The weight of a variant that says none: another word for the same thing.
const SAME: f32 = 0.9;

/// What is wrong, and where in bytes.
type Problem = (Range<usize>, String);

/// `heads = [variants]`
struct Line {
    heads: Vec<String>,
    place: Range<usize>,
    variants: Vec<Weighted>,
}

/// What may stand for each head.
pub(super) fn groups(source: &str) -> Result<HashMap<String, Vec<Weighted>>, ExpansionsError> {
    let read = || {
        let file =
            DeTable::parse(source).map_err(|error| (error.span().unwrap_or_default(), error.message().to_owned()))?;
        let mut groups = HashMap::new();
        for Line { heads, place, variants } in lines(file.get_ref())? {
            for head in &heads {
                let others = heads.iter().filter(|other| *other != head);
                let others = others.map(|other| Weighted { phrase: other.clone(), weight: SAME });
                let mut group: Vec<Weighted> = variants.iter().cloned().chain(others).collect();
                group.sort_by(|a, b| b.weight.total_cmp(&a.weight));
                if groups.insert(head.clone(), group).is_some() {
                    return Err((place, format!("{head:?} already has a group")));
                }
            }
        }
        Ok(groups)
    };
    read().map_err(|(place, problem): Problem| ExpansionsError::at(source, place.start, problem))
}

/// The lines under all headings, in the order of the file.
fn lines(file: &DeTable) -> Result<Vec<Line>, Problem> {
    let mut lines = Vec::new();
    for (heading, table) in file {
        let DeValue::Table(table) = table.get_ref() else {
            return Err((heading.span(), format!("{:?} stands before the first [heading]", heading.get_ref())));
        };
        for (key, value) in table {
            let heads: Vec<String> = key.get_ref().split(',').map(phrase).collect();
            if heads.iter().any(String::is_empty) {
                return Err((key.span(), format!("{:?} lacks a word to look for", key.get_ref())));
            }
            lines.push(Line { heads, place: key.span(), variants: variants(value)? });
        }
    }
    // A table does not keep the order in which it was written.
    lines.sort_by_key(|line| line.place.start);
    Ok(lines)
}

/// The right side of a line.
fn variants(value: &Spanned<DeValue>) -> Result<Vec<Weighted>, Problem> {
    let DeValue::Array(items) = value.get_ref() else {
        return Err((value.span(), "expected a list in brackets, such as [\"puppy\", { pet = 0.5 }]".into()));
    };
    let mut variants = Vec::new();
    for item in items {
        match item.get_ref() {
            DeValue::String(text) => variants.push((item.span(), text, SAME)),
            DeValue::Table(weights) => {
                for (text, weight) in weights {
                    let valid = number(weight.get_ref()).filter(|weight| *weight > 0.0 && *weight <= 1.0);
                    let problem =
                        || format!("the weight of {:?} must be a number above 0 and at most 1", text.get_ref());
                    variants.push((text.span(), text.get_ref(), valid.ok_or_else(|| (weight.span(), problem()))?));
                }
            }
            _ => return Err((item.span(), "expected \"a word\" or { \"a word\" = 0.5 }".into())),
        }
    }
    variants.sort_by_key(|(place, ..)| place.start);
    let weighted = variants.into_iter().map(|(place, text, weight)| match phrase(text) {
        phrase if phrase.is_empty() => Err((place, format!("{text:?} lacks a word to look for"))),
        phrase => Ok(Weighted { phrase, weight }),
    });
    weighted.collect()
}

fn number(value: &DeValue) -> Option<f32> {
    match value {
        DeValue::Float(number) => number.as_str().parse().ok(),
        DeValue::Integer(number) => number.as_str().parse().ok(),
        _ => None,
    }
}
