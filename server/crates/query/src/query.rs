//! A query and the views that ranking, keyword search and pages have of it.

use crate::{
    filter::Condition,
    part::Part,
    term::{Meaning, Term},
};

/// As many parts as a query has at most.
pub const MAX_PARTS: usize = 32;

/// What was understood of a text. Its `Display` is the canonical text, which is read as the same query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    parts: Vec<Part>,
}

impl Query {
    /// Its parts in the order in which they were written; free words that stand together are one part.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The meanings to rank by: all free words as one text of weight 1, then the others in their order, exact phrases
    /// with weight 1.
    pub fn terms(&self) -> Vec<Term> {
        let words = join(self.parts.iter().filter_map(|part| match part {
            Part::Words(text) => Some(text.as_str()),
            _ => None,
        }));
        let words = (!words.is_empty()).then_some(Term { meaning: Meaning::Text(words), weight: 1.0 });
        let others = self.parts.iter().filter_map(|part| match part {
            Part::Phrase(text) => Some(Term { meaning: Meaning::Text(text.clone()), weight: 1.0 }),
            Part::Term(term) => Some(term.clone()),
            _ => None,
        });
        words.into_iter().chain(others).collect()
    }

    /// The phrases that have to occur in a picture's words.
    pub fn phrases(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match part {
            Part::Phrase(text) => Some(text.as_str()),
            _ => None,
        })
    }

    /// The words and phrases that must not occur in a picture's words.
    pub fn excluded(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match part {
            Part::Without(text) => Some(text.as_str()),
            _ => None,
        })
    }

    /// The conditions on a picture's facts; all of them have to hold.
    pub fn filters(&self) -> impl Iterator<Item = &Condition> {
        self.parts.iter().filter_map(|part| match part {
            Part::Filter(condition) => Some(condition),
            _ => None,
        })
    }

    /// The words to look for as they are: free ones, phrases, and terms with a positive weight, in their order.
    pub fn plain_text(&self) -> String {
        join(self.parts.iter().filter_map(|part| match part {
            Part::Words(text) | Part::Phrase(text) => Some(text.as_str()),
            Part::Term(Term { meaning: Meaning::Text(text), weight }) if *weight > 0.0 => Some(text),
            _ => None,
        }))
    }

    /// The query without one of its [`parts`](Self::parts); the same query if there is none of this index.
    pub fn without(&self, index: usize) -> Self {
        let mut query = Self::default();
        for (_, part) in self.parts.iter().enumerate().filter(|(other, _)| *other != index) {
            query.push(part.clone());
        }
        query
    }

    /// The query with other free words in the places of its own; a page offers what may have been meant by it.
    pub fn with_words(&self, change: impl Fn(&str) -> String) -> Self {
        let mut query = Self::default();
        for part in &self.parts {
            query.push(match part {
                Part::Words(text) => Part::Words(change(text)),
                other => other.clone(),
            });
        }
        query
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Adds a part behind the others, words to the words before them; says whether there was room.
    pub(crate) fn push(&mut self, part: Part) -> bool {
        if let (Some(Part::Words(words)), Part::Words(more)) = (self.parts.last_mut(), &part) {
            words.push(' ');
            words.push_str(more);
            return true;
        }
        let has_room = self.parts.len() < MAX_PARTS;
        if has_room {
            self.parts.push(part);
        }
        has_room
    }
}

fn join<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    texts.collect::<Vec<_>>().join(" ")
}
