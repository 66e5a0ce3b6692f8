//! The dictionary of American English from SCOWL, in the format of Hunspell; it takes British spellings, too.

use std::sync::LazyLock;

use spellbook::Dictionary;

use crate::token::fold;

static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| {
    let (affixes, words) = (include_str!("../../data/en_US.aff"), include_str!("../../data/en_US.dic"));
    Dictionary::new(affixes, words).expect("the embedded dictionary is read by a test")
});

/// British spellings and their American ones; enough for words to be accepted, too much for them to be made.
const BRITISH: &[(&str, &str)] = &[
    ("our", "or"),
    ("tre", "ter"),
    ("ise", "ize"),
    ("ising", "izing"),
    ("isation", "ization"),
    ("yse", "yze"),
    ("ogue", "og"),
    ("lled", "led"),
    ("lling", "ling"),
    ("llery", "lry"),
    ("grey", "gray"),
    ("aero", "air"),
    ("tyre", "tire"),
    ("pyjama", "pajama"),
    ("plough", "plow"),
    ("mould", "mold"),
    ("moustache", "mustache"),
    ("defence", "defense"),
];

/// Whether the folded `word` is English, a name and an abbreviation included.
pub(super) fn is_word(word: &str) -> bool {
    let is_listed = |word: &str| {
        let abbreviation = word.len() > 2 && DICTIONARY.check(&word.to_uppercase());
        DICTIONARY.check(word) || DICTIONARY.check(&capitalized(word)) || abbreviation
    };
    is_listed(word)
        || BRITISH
            .iter()
            .any(|(british, american)| word.contains(british) && is_listed(&word.replace(british, american)))
}

/// What the dictionary has within about one slip of the folded `word`, likeliest first, folded.
pub(super) fn suggestions(word: &str) -> Vec<String> {
    let mut found = Vec::new();
    // Without n-grams: words that are only alike take a hundred times as long to find. With a capital, names are found.
    DICTIONARY.suggester().with_ngram_suggestions(false).suggest(&capitalized(word), &mut found);
    let mut folded: Vec<String> = Vec::new();
    for suggestion in found.iter().map(|suggestion| fold(suggestion)) {
        if suggestion != word && !suggestion.contains(['-', '\'']) && !folded.contains(&suggestion) {
            folded.push(suggestion);
        }
    }
    folded
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_names_abbreviations_and_british_spellings_are_english() {
        for word in ["dog", "isn't", "paris", "nyc", "colour", "theatre", "grey", "aeroplane", "jewellery", "tyres"] {
            assert!(is_word(word), "{word}");
        }
    }

    #[test]
    fn slips_are_not_english() {
        for word in ["sunste", "brithday", "elefant", "hund", "de"] {
            assert!(!is_word(word), "{word}");
        }
    }

    #[test]
    fn suggestions_are_near_names_included() {
        assert_eq!(suggestions("londn"), ["london"]);
        assert_eq!(suggestions("goldenretriever"), ["golden retriever"]);
    }
}
