//! The words of a library.

use std::collections::BTreeMap;

use crate::token::{fold, tokens};

/// How often each word occurs in a library: in its tags, captions and file names. Case and accents do not count.
#[derive(Debug, Clone, Default)]
pub struct WordCounts {
    /// In alphabetical order.
    words: Vec<String>,
    counts: Vec<u64>,
    /// Of each word, to pass over most of those that are far from a given one: see [`signature`].
    signatures: Vec<u32>,
}

/// From texts, each with how often it occurs; every word of a text counts.
impl<T: AsRef<str>> FromIterator<(T, u64)> for WordCounts {
    fn from_iter<I: IntoIterator<Item = (T, u64)>>(texts: I) -> Self {
        let mut sums: BTreeMap<String, u64> = BTreeMap::new();
        for (text, count) in texts {
            for token in tokens(text.as_ref()) {
                let sum = sums.entry(token.folded).or_default();
                *sum = sum.saturating_add(count);
            }
        }
        let signatures = sums.keys().map(|word| signature(word)).collect();
        let (words, counts) = sums.into_iter().unzip();
        Self { words, counts, signatures }
    }
}

impl WordCounts {
    /// How often `word` occurs; 0 if it does not.
    pub fn count(&self, word: &str) -> u64 {
        self.count_folded(&fold(word))
    }

    pub(crate) fn count_folded(&self, word: &str) -> u64 {
        let place = self.words.binary_search_by(|known| known.as_str().cmp(word));
        place.map_or(0, |place| self.counts[place])
    }

    /// The words that at most `distance` slips make of `word`, which is folded and in ASCII.
    pub(crate) fn near(&self, word: &str, distance: usize) -> impl Iterator<Item = &str> {
        let wanted = signature(word);
        let alike = move |other: u32| (other ^ wanted).count_ones() as usize <= 2 * distance;
        let places = self.signatures.iter().enumerate().filter(move |(_, other)| alike(**other));
        let words = places.map(|(place, _)| self.words[place].as_str());
        let close = move |other: &&str| strsim::osa_distance(other, word) <= distance;
        words.filter(move |other| other.len().abs_diff(word.len()) <= distance).filter(close)
    }
}

/// A bit for each letter that `word` has. A slip changes at most two of them, so words whose signatures differ in more
/// than twice as many bits need no closer look.
fn signature(word: &str) -> u32 {
    word.chars().fold(0, |bits, char| bits | 1 << (char as u32 % u32::BITS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_texts_are_summed_without_case_and_accents() {
        let counts: WordCounts = [("Golden Retriever", 2), ("golden-hour.jpg", 3), ("Café", 1)].into_iter().collect();

        assert_eq!(["GOLDEN", "retriever", "hour", "cafe", "silver"].map(|word| counts.count(word)), [5, 2, 3, 1, 0]);
    }

    #[test]
    fn near_words_are_those_within_the_distance() {
        let words = ["beach", "beech", "breach", "peach", "teacher", "beaches"];
        let counts: WordCounts = words.map(|word| (word, 1)).into_iter().collect();

        assert_eq!(counts.near("baech", 1).collect::<Vec<_>>(), ["beach", "beech"]);
        assert_eq!(counts.near("beach", 1).collect::<Vec<_>>(), ["beach", "beech", "breach", "peach"]);
    }
}
