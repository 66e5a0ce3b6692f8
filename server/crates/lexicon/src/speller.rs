//! Did you mean …?

mod candidates;
mod english;

use crate::{
    Expansions, WordCounts,
    token::{Token, tokens},
};
use candidates::Candidate;

/// A longer text is no query that somebody typed.
const MOST_WORDS: usize = 32;

/// The longest word that somebody may have meant to type, in letters.
const LONGEST_WORD: usize = 32;

/// How many ways to put the query are offered.
const MOST_SUGGESTIONS: usize = 5;

/// The short words by which a query shows that it is English.
const SHORT: &[&str] = &[
    "a", "an", "as", "at", "by", "he", "i", "if", "in", "is", "it", "my", "no", "of", "on", "or", "to", "up", "us",
    "we",
];

/// Finds slips in English queries.
#[derive(Debug, Clone)]
pub struct Speller {
    /// The words of the expansions, which are what people look for in pictures.
    common: WordCounts,
}

/// What a query may have meant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Correction {
    /// The query with the likeliest word for each slip, unless there is no slip or no word for it.
    pub corrected: Option<String>,
    /// Whole queries, likeliest first: `corrected` and then others, each with another word for one slip.
    pub suggestions: Vec<String>,
}

/// What a word of a query is.
enum Finding {
    /// A word of the library, of the expansions or of English, or nothing that a dictionary could tell.
    Fine { known: bool },
    /// Not a word, and what it may have been; nothing if that is unknown.
    Slip(Vec<Candidate>),
}

impl Speller {
    /// A speller that also knows the words of `expansions`. The dictionary is read when it is first needed.
    pub fn new(expansions: &Expansions) -> Self {
        Self { common: expansions.vocabulary().into_iter().map(|phrase| (phrase, 1)).collect() }
    }

    /// What `query`, which holds words and no filters, may have meant in a library that has the words `own`.
    ///
    /// A word of the library or of the expansions is never a slip, and neither are words of up to two letters, with
    /// digits or accents, of other scripts, or in capitals. Everything but the slips stays as it was typed. A query
    /// that is not English is left alone, as far as that shows: most of its words are unknown, and not all of them are
    /// a slip or two away from a word of the library or of the expansions.
    pub fn correct(&self, query: &str, own: &WordCounts) -> Correction {
        let tokens = tokens(query);
        if tokens.len() > MOST_WORDS {
            return Correction::default();
        }
        let findings: Vec<_> =
            tokens.iter().map(|token| self.examine(&query[token.range.clone()], token, own)).collect();
        if !is_english(&findings) {
            return Correction::default();
        }
        let slips: Vec<(&Token, &[Candidate])> = tokens
            .iter()
            .zip(&findings)
            .filter_map(|(token, finding)| match finding {
                Finding::Slip(candidates) if !candidates.is_empty() => Some((token, candidates.as_slice())),
                _ => None,
            })
            .collect();
        if slips.is_empty() {
            return Correction::default();
        }
        // The nth candidate for one slip, beside the first for every other one.
        let with = |changed: usize, nth: usize| {
            let words = slips.iter().enumerate().map(|(slip, (token, candidates))| {
                (*token, candidates[if slip == changed { nth } else { 0 }].word.as_str())
            });
            replace(query, words)
        };
        let others = slips
            .iter()
            .enumerate()
            .flat_map(|(slip, (_, candidates))| (1..candidates.len()).map(move |nth| (slip, nth)));
        let corrected = with(0, 0);
        let suggestions = std::iter::once(corrected.clone()).chain(others.map(|(slip, nth)| with(slip, nth)));
        Correction { corrected: Some(corrected), suggestions: suggestions.take(MOST_SUGGESTIONS).collect() }
    }

    fn examine(&self, typed: &str, token: &Token, own: &WordCounts) -> Finding {
        let word = token.folded.as_str();
        let is_ours = own.count_folded(word) > 0 || self.common.count_folded(word) > 0;
        if is_ours || typed.chars().any(|char| char.is_ascii_digit()) || typed.chars().all(char::is_uppercase) {
            return Finding::Fine { known: is_ours };
        }
        let is_latin = typed.chars().all(|char| char.is_ascii_alphabetic() || matches!(char, '\'' | '\u{2019}'));
        if !is_latin || word.len() > LONGEST_WORD {
            return Finding::Slip(Vec::new());
        }
        if word.len() < 3 {
            // Nearly all pairs of letters are an abbreviation of something; these few are words that English queries
            // have.
            return if SHORT.contains(&word) { Finding::Fine { known: true } } else { Finding::Slip(Vec::new()) };
        }
        if english::is_word(word) {
            Finding::Fine { known: true }
        } else {
            Finding::Slip(candidates::of(word, own, &self.common))
        }
    }
}

/// See [`Speller::correct`]. One word alone does not show its language.
fn is_english(findings: &[Finding]) -> bool {
    let known = findings.iter().filter(|finding| matches!(finding, Finding::Fine { known: true })).count();
    let slips: Vec<_> = findings
        .iter()
        .filter_map(|finding| match finding {
            Finding::Slip(candidates) => Some(candidates),
            Finding::Fine { .. } => None,
        })
        .collect();
    let near = |candidates: &[Candidate]| candidates.first().is_some_and(|best| best.is_ours);
    known + slips.len() <= 1 || slips.len() <= known || slips.iter().all(|candidates| near(candidates))
}

/// `query` with other words, from left to right, which begin with a capital where those did.
fn replace<'a>(query: &str, words: impl Iterator<Item = (&'a Token, &'a str)>) -> String {
    let mut result = String::with_capacity(query.len());
    let mut done = 0;
    for (token, word) in words {
        result.push_str(&query[done..token.range.start]);
        let mut chars = word.chars();
        match chars.next() {
            Some(first) if query[token.range.clone()].starts_with(char::is_uppercase) => {
                result.extend(first.to_uppercase())
            }
            first => result.extend(first),
        }
        result.push_str(chars.as_str());
        done = token.range.end;
    }
    result + &query[done..]
}
