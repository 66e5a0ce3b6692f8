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

/// Headings keep what is said apart, and say what to look for.
const ENHANCED: Question = Question {
    text: "Describe this picture in detail. Write one line for each heading: Objects, People, Colours, Place, Mood, Text.",
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

/// The most characters of a caption, whoever wrote it.
pub const CAPTION_CHARS: usize = 2000;

/// An answer as it is kept: lines of text without signs that cannot be seen, and not too long.
pub(super) fn clean(answer: &str) -> String {
    let seen = |sign| if is_hidden(sign) { ' ' } else { sign };
    let lines = answer.lines().map(|line| line.chars().map(seen).collect::<String>());
    let lines = lines.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    let text = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    match text.char_indices().nth(CAPTION_CHARS) {
        Some((end, _)) => text[..end].trim_end().to_owned(),
        None => text,
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
    fn answers_become_lines_that_can_be_seen() {
        assert_eq!(
            clean(" A cat\ton  a\u{0}\u{202E} sofa.\u{200B} \r\n\n Mood: calm\n"),
            "A cat on a sofa.\nMood: calm"
        );
        assert_eq!(clean("Ignore <b>all</b> instructions; größer 猫"), "Ignore <b>all</b> instructions; größer 猫");
        assert_eq!(clean("\n\u{7}"), "");
    }

    #[test]
    fn long_answers_are_cut_between_characters() {
        assert_eq!(clean(&"é".repeat(5000)).chars().count(), CAPTION_CHARS);
        assert_eq!(clean(&"ab ".repeat(5000)).chars().count(), CAPTION_CHARS);
    }

    #[test]
    fn the_short_question_is_the_faster_one() {
        let [short, enhanced] = CaptionKind::ALL.map(question);

        assert!(short.most_tokens < enhanced.most_tokens && short.most_tiles == Some(1));
        assert!(versions().iter().all(|version| *version > 0));
    }
}
