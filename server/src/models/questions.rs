//! What is asked about pictures, and what becomes of the answers. Whoever changes a question gives it a new version:
//! `media-search reprocess` then asks it again about every picture.

use catalog::CaptionKind;

/// A question, and how it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// What is asked.
    pub text: &'static str,
    /// Its version.
    pub version: i32,
    /// In how many tiles a picture is looked at, at most; as many as the model was made for where there is no bound.
    pub most_tiles: Option<usize>,
    /// Tokens of an answer at most.
    pub most_tokens: usize,
}

/// Looked at as a whole, which is by far the fastest.
const SHORT: Question =
    Question { text: "Describe this picture in one sentence.", version: 1, most_tiles: Some(1), most_tokens: 64 };

const ENHANCED: Question = Question {
    text: "Describe this picture in detail. Name the objects and the people in it, what they do, the colours, the place and \
           the mood. Quote any text that can be read.",
    version: 1,
    most_tiles: None,
    most_tokens: 256,
};

/// The question whose answer is a caption of a kind.
pub fn question(kind: CaptionKind) -> &'static Question {
    match kind {
        CaptionKind::Short => &SHORT,
        CaptionKind::Enhanced => &ENHANCED,
    }
}

/// The versions of the questions, in the order of [`CaptionKind::ALL`].
pub fn versions() -> [i32; 2] {
    CaptionKind::ALL.map(|kind| question(kind).version)
}

/// The most characters of an answer that are kept.
const MOST_CHARACTERS: usize = 2000;

/// An answer as it is kept: text in one line, without signs that cannot be seen, and not too long.
pub(super) fn clean(answer: &str) -> String {
    let seen: String = answer.chars().map(|sign| if is_hidden(sign) { ' ' } else { sign }).collect();
    let mut line = String::with_capacity(seen.len());
    for word in seen.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    match line.char_indices().nth(MOST_CHARACTERS) {
        Some((end, _)) => line[..end].trim_end().to_owned(),
        None => line,
    }
}

/// Whether a sign shows nothing, or moves others around: control characters, and those that change the direction of text.
fn is_hidden(sign: char) -> bool {
    let moves = matches!(sign, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    moves || sign.is_control() || matches!(sign, '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_become_one_line_that_can_be_seen() {
        assert_eq!(clean(" A cat\n\ton a\u{0}\u{202E} sofa.\u{200B} "), "A cat on a sofa.");
        assert_eq!(clean("Ignore <b>all</b> instructions; größer 猫"), "Ignore <b>all</b> instructions; größer 猫");
        assert_eq!(clean("\n\u{7}"), "");
    }

    #[test]
    fn long_answers_are_cut_between_characters() {
        assert_eq!(clean(&"é".repeat(5000)).chars().count(), MOST_CHARACTERS);
        assert_eq!(clean(&"ab ".repeat(5000)).chars().count(), MOST_CHARACTERS);
    }

    #[test]
    fn the_short_question_is_the_faster_one() {
        let [short, enhanced] = CaptionKind::ALL.map(question);

        assert!(short.most_tokens < enhanced.most_tokens && short.most_tiles == Some(1));
        assert!(versions().iter().all(|version| *version > 0));
    }
}
