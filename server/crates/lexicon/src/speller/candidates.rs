//! What a slip may have been.

use std::cmp::Reverse;

use super::english;
use crate::WordCounts;

/// More than these were never what somebody meant.
const MOST: usize = 8;

/// A word that a slip may have been.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) word: String,
    /// How many letters were added, left out, changed or swapped with their neighbour.
    pub(super) slips: usize,
    /// Whether it is a word of the library or of the expansions.
    pub(super) is_ours: bool,
}

/// What the folded `word` may have been, likeliest first: by the number of slips, then by how often a word occurs in
/// the library, then words of the expansions, then those with the same letters in another order, then by how much of
/// the beginning is the same, where people rarely err.
pub(super) fn of(word: &str, own: &WordCounts, common: &WordCounts) -> Vec<Candidate> {
    let is_ours = |other: &str| other.split(' ').all(|part| own.count_folded(part) + common.count_folded(part) > 0);
    let count = |other: &str| other.split(' ').map(|part| own.count_folded(part)).min().unwrap_or_default();
    // A blank may be missing, but not between splinters: not `sch nee` for the German word.
    let is_whole = |part: &str| part.len() > 3 || (part.len() == 3 && is_ours(part));

    let mut english = english::suggestions(word);
    english.retain(|other| !other.contains(' ') || other.split(' ').all(is_whole));
    // What stands in the dictionary's table of frequent mistakes, such as f for ph, comes first and is one slip.
    let frequent = english.first().filter(|first| first.len() != word.len()).cloned();
    let slips = |other: &str| {
        let distance = strsim::osa_distance(word, other);
        if frequent.as_deref() == Some(other) { distance.min(1) } else { distance }
    };
    let mut words: Vec<String> = own.near(word, 2).chain(common.near(word, 2)).map(str::to_owned).collect();
    words.splice(..0, english);
    // Two slips in a short word leave nothing of it.
    words.retain(|other| slips(other) * 3 <= word.len().max(other.len()));
    // Stable, so that what is equal otherwise stays in the order of the dictionary.
    words.sort_by_cached_key(|other| {
        let swapped = letters(other) == letters(word);
        (slips(other), Reverse(count(other)), !is_ours(other), !swapped, Reverse(shared(word, other)))
    });

    let mut found: Vec<Candidate> = Vec::new();
    for other in words {
        if found.len() < MOST && found.iter().all(|candidate| candidate.word != other) {
            found.push(Candidate { slips: slips(&other), is_ours: is_ours(&other), word: other });
        }
    }
    found
}

/// The letters of `word` in alphabetical order.
fn letters(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = word.chars().collect();
    letters.sort_unstable();
    letters
}

/// How many letters both begin with.
fn shared(word: &str, other: &str) -> usize {
    word.chars().zip(other.chars()).take_while(|(a, b)| a == b).count()
}
