//! How what is being typed may go on.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use crate::token::{phrase, tokens};

/// How many suggestions are shown.
const MOST: usize = 8;

/// Finds words and phrases by how they, or a word in them, begin.
#[derive(Debug, Clone, Default)]
pub struct Suggester {
    /// The better before the worse: by kind, then by count, then by length and alphabet.
    texts: Vec<Text>,
    /// Where each word of each text begins, in the order of what is read from there on.
    starts: Vec<Start>,
}

#[derive(Debug, Clone)]
struct Text {
    suggestion: Suggestion,
    folded: String,
}

/// The beginning of a word.
#[derive(Debug, Clone, Copy)]
struct Start {
    /// The place of its text among all.
    text: usize,
    /// The place in the folded text, in bytes.
    byte: usize,
}

/// A way for what is being typed to go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The whole text, as it was given.
    pub text: String,
    /// Where it comes from.
    pub kind: Kind,
}

/// Where a suggestion comes from; the better before the worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// What was searched for lately.
    Recent,
    /// A tag of a picture.
    Tag,
    /// What the expansions know.
    Vocabulary,
}

impl Suggester {
    /// Knows these texts, each with where it comes from and how often it occurs there. Of texts that differ only in
    /// case and accents the best is kept. To make it takes half a second for 100,000 texts, so it is worth keeping.
    pub fn new<T: Into<String>>(texts: impl IntoIterator<Item = (T, Kind, u64)>) -> Self {
        let mut best = BTreeMap::new();
        for (text, kind, count) in texts {
            let text = text.into();
            let folded = phrase(&text);
            let rank = (kind, Reverse(count), text.len(), text);
            if !folded.is_empty() && best.get(&folded).is_none_or(|kept| rank < *kept) {
                best.insert(folded, rank);
            }
        }
        let mut ranked: Vec<_> = best.into_iter().map(|(folded, rank)| (rank, folded)).collect();
        ranked.sort_unstable();
        let texts: Vec<Text> = ranked
            .into_iter()
            .map(|((kind, _, _, text), folded)| Text { suggestion: Suggestion { text, kind }, folded })
            .collect();
        let starts_of = |(place, text): (usize, &Text)| {
            let words = tokens(&text.folded).into_iter();
            words.map(move |word| Start { text: place, byte: word.range.start }).collect::<Vec<_>>()
        };
        let mut starts: Vec<Start> = texts.iter().enumerate().flat_map(starts_of).collect();
        starts.sort_by(|a, b| a.rest(&texts).cmp(b.rest(&texts)));
        Self { texts, starts }
    }

    /// Up to eight texts that go on from what was `typed`: first those that begin with it, then those in which another
    /// word does; by kind, then by count. Nothing typed suggests nothing.
    pub fn suggest(&self, typed: &str) -> Vec<Suggestion> {
        let typed = phrase(typed);
        if typed.is_empty() {
            return Vec::new();
        }
        let from = self.starts.partition_point(|start| start.rest(&self.texts) < typed.as_str());
        let fitting = self.starts[from..].partition_point(|start| start.rest(&self.texts).starts_with(&typed));
        let (mut first, mut inner) = (BTreeSet::new(), BTreeSet::new());
        for start in &self.starts[from..from + fitting] {
            keep(if start.byte == 0 { &mut first } else { &mut inner }, start.text);
        }
        let found = first.iter().chain(inner.difference(&first)).take(MOST);
        found.map(|text| self.texts[*text].suggestion.clone()).collect()
    }
}

impl Start {
    /// What is read from here on.
    fn rest<'a>(&self, texts: &'a [Text]) -> &'a str {
        &texts[self.text].folded[self.byte..]
    }
}

/// Keeps the best, which have the lowest places.
fn keep(best: &mut BTreeSet<usize>, text: usize) {
    if best.len() == MOST && best.last().is_some_and(|last| text >= *last) {
        return;
    }
    best.insert(text);
    if best.len() > MOST {
        best.pop_last();
    }
}
