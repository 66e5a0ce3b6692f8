//! Text that nobody would write, the same in each run; and that nothing breaks on it.

use lexicon::{Expansions, Kind, Speller, Suggester, WordCounts};

/// Characters that have a meaning somewhere, or more bytes or cases than others.
const ALPHABET: &[&str] = &[
    "a", "g", "o", "d", "S", "é", "e\u{301}", "İ", "ß", "ﬀ", "語", "🐶", "'", "’", "-", " ", " ", "\t", "\0", ",", "7",
];

/// A generator of pseudo-random numbers (xorshift, Marsaglia 2003).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.max(1))
    }

    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }

    /// Some of `parts`, joined with nothing between them.
    pub(crate) fn text(&mut self, parts: &[&str], most: usize) -> String {
        (0..self.below(most)).map(|_| parts[self.below(parts.len())]).collect()
    }
}

#[test]
fn no_text_breaks_anything() {
    let expansions = Expansions::embedded();
    let speller = Speller::new(&expansions);
    let suggester = Suggester::new([("Café au lait", Kind::Tag, 1), ("İstanbul", Kind::Recent, 2)]);
    let own: WordCounts = [("café", 1), ("語", 1)].into_iter().collect();
    let mut random = Random::new(7);
    for _ in 0..3000 {
        let text = random.text(ALPHABET, 24);

        assert_eq!(expansions.expand(&text, 6)[0].text, text);
        speller.correct(&text, &own);
        suggester.suggest(&text);
    }
}

#[test]
fn no_file_breaks_the_parser() {
    let parts =
        ["dog", "\"", "=", "[", "]", "{", "}", "\n", ",", "0.5", " ", "[a]\n", "cat = [\"x\"]\n", "é", "#", "''"];
    let mut random = Random::new(11);
    let mut accepted = 0;
    for _ in 0..5000 {
        let source = random.text(&parts, 14);
        match Expansions::parse(&source) {
            Ok(_) => accepted += 1,
            Err(error) => assert!((1..=source.lines().count() + 1).contains(&error.line), "{source:?}: {error}"),
        }
    }
    assert!(accepted > 50, "most of these files are nonsense, but not all: {accepted}");
}
