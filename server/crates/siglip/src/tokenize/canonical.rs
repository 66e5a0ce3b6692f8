//! What `SiglipTokenizer.canonicalize_text` does before tokens are cut.

/// How far the cleaning goes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Options {
    pub(super) lower_case: bool,
}

/// Lower-cases, drops ASCII punctuation and turns every run of white space into one blank, none at the ends.
pub(super) fn clean(text: &str, options: Options) -> String {
    let lower = if options.lower_case { text.to_lowercase() } else { text.to_owned() };
    let kept: String = lower.chars().filter(|c| !c.is_ascii_punctuation()).collect();
    // The tokenizer's own mark of a word's beginning counts as a blank.
    let words = kept.split(|c| is_space(c) || c == '\u{2581}').filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// White space as Python counts it: Unicode's, and the four separators of ASCII.
fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punctuation_goes_before_white_space_closes_up() {
        let cleaned = clean(" It's  A - T-shirt!\t\u{1c}\u{3000}(new) ", Options { lower_case: true });

        assert_eq!(cleaned, "its a tshirt new");
    }

    #[test]
    fn case_stays_where_the_checkpoint_wants_it() {
        assert_eq!(clean("A Dog.", Options { lower_case: false }), "A Dog");
    }

    #[test]
    fn punctuation_beyond_ascii_stays() {
        assert_eq!(clean("¿Qué? “ÄÖ”", Options { lower_case: true }), "¿qué “äö”");
    }
}
