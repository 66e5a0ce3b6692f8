//! Words of a text, and the form in which words are compared.

use std::ops::Range;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A word of a text.
pub(crate) struct Token {
    /// Where it stands in the text, in bytes.
    pub(crate) range: Range<usize>,
    /// What it is compared by: see [`fold`].
    pub(crate) folded: String,
}

/// The words of `text`: letters and digits in a row, and an apostrophe between two of them.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut after_apostrophe = None;
    for (start, char) in text.char_indices() {
        let end = start + char.len_utf8();
        let last = words.last_mut();
        match last {
            Some(word) if is_apostrophe(char) && word.end == start => after_apostrophe = Some(end),
            _ if !char.is_alphanumeric() && !is_combining_mark(char) => {}
            Some(word) if word.end == start || (after_apostrophe == Some(start)) => word.end = end,
            _ => words.push(start..end),
        }
    }
    words.into_iter().map(|range| Token { folded: fold(&text[range.clone()]), range }).collect()
}

/// `text` without case and accents: `Café` and `cafe` are the same word.
pub(crate) fn fold(text: &str) -> String {
    let plain = text.nfkd().filter(|&char| !is_combining_mark(char));
    plain.flat_map(char::to_lowercase).map(|char| if is_apostrophe(char) { '\'' } else { char }).collect()
}

/// The words of `text`, folded, with one blank between them: `Ice-Cream` becomes `ice cream`.
pub(crate) fn phrase(text: &str) -> String {
    tokens(text).into_iter().map(|token| token.folded).collect::<Vec<_>>().join(" ")
}

fn is_apostrophe(char: char) -> bool {
    matches!(char, '\'' | '\u{2019}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_hyphens_do_not_tell_words_apart() {
        assert_eq!(phrase("Ice-Cream, CRÈME brûlée!"), "ice cream creme brulee");
        assert_eq!(phrase("cafe\u{301}s"), "cafes");
    }

    #[test]
    fn an_apostrophe_belongs_to_a_word_only_inside_it() {
        assert_eq!(phrase("New Year’s 'eve' dogs' ''x"), "new year's eve dogs x");
    }

    #[test]
    fn a_token_says_where_it_stands() {
        let text = "ein Hündchen 🐶 im Café";

        let found: Vec<_> = tokens(text).into_iter().map(|token| &text[token.range]).collect();

        assert_eq!(found, ["ein", "Hündchen", "im", "Café"]);
    }
}
