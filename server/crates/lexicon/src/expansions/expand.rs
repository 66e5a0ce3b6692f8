//! From a query to its variants.

use std::{collections::HashSet, ops::Range};

use super::{Expansions, Weighted};
use crate::{
    Replaced, Variant,
    inflection::{article, gerunds, plural, singulars},
    token::{Token, tokens},
};

/// A part of a query that heads a group.
struct Match<'a> {
    group: &'a [Weighted],
    /// What is replaced, in bytes of the query.
    range: Range<usize>,
    /// The indefinite article in front of it, in bytes of the query.
    article: Option<Range<usize>>,
    is_plural: bool,
}

impl Expansions {
    /// At most `max` ways to put the query `text`, itself first with weight 1: in each other one, one word or phrase
    /// has given way to another of its group. Where several can be replaced they take turns, each with its heaviest
    /// first. A text without known words, such as one that is not English, is its own and only variant.
    pub fn expand(&self, text: &str, max: usize) -> Vec<Variant> {
        let matches = self.matches(text);
        let rounds = matches.iter().map(|found| found.group.len()).max().unwrap_or_default();
        let others = (0..rounds).flat_map(|round| {
            let turn = matches.iter().filter_map(move |found| Some((found, found.group.get(round)?)));
            turn.map(|(found, weighted)| found.replace(text, weighted))
        });
        let query = Variant { text: text.to_owned(), weight: 1.0, replaced: None };
        let mut seen = HashSet::new();
        std::iter::once(query)
            .chain(others)
            .filter(|variant| seen.insert(variant.text.clone()))
            .take(max.max(1))
            .collect()
    }

    /// What of `text` heads a group, from left to right; of several that begin at one word, the longest.
    fn matches(&self, text: &str) -> Vec<Match<'_>> {
        let tokens = tokens(text);
        let mut found = Vec::new();
        let mut start = 0;
        while start < tokens.len() {
            let longest = (1..=self.longest.min(tokens.len() - start)).rev();
            let group = longest
                .map(|count| start..start + count)
                .find_map(|words| Some((self.group(&tokens[words.clone()])?, words)));
            let Some(((group, is_plural), words)) = group else {
                start += 1;
                continue;
            };
            let before = start.checked_sub(1).map(|before| &tokens[before]);
            found.push(Match {
                group,
                range: tokens[words.start].range.start..tokens[words.end - 1].range.end,
                article: before
                    .filter(|token| matches!(token.folded.as_str(), "a" | "an"))
                    .map(|token| token.range.clone()),
                is_plural,
            });
            start = words.end;
        }
        found
    }

    /// The group that these words head, and whether they do so in the plural.
    fn group(&self, words: &[Token]) -> Option<(&[Weighted], bool)> {
        let (last, first) = words.split_last()?;
        let find = |last: &str| {
            let head: Vec<&str> = first.iter().map(|token| token.folded.as_str()).chain([last]).collect();
            self.groups.get(&head.join(" ")).map(Vec::as_slice)
        };
        let in_plural = || singulars(&last.folded).iter().find_map(|last| Some((find(last)?, true)));
        let as_gerund = || gerunds(&last.folded).iter().find_map(|last| Some((find(last)?, false)));
        find(&last.folded).map(|group| (group, false)).or_else(in_plural).or_else(as_gerund)
    }
}

impl Match<'_> {
    /// `text` with this part replaced; an article before it follows.
    fn replace(&self, text: &str, weighted: &Weighted) -> Variant {
        let to = if self.is_plural { plural(&weighted.phrase) } else { weighted.phrase.clone() };
        let (before, after) = (&text[..self.range.start], &text[self.range.end..]);
        let before = match &self.article {
            Some(place) => format!("{}{}{}", &text[..place.start], article(&to), &text[place.end..self.range.start]),
            None => before.to_owned(),
        };
        let replaced = Replaced { from: text[self.range.clone()].to_owned(), to: to.clone() };
        Variant { text: format!("{before}{to}{after}"), weight: weighted.weight, replaced: Some(replaced) }
    }
}
