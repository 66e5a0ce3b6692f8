//! What a caption says, sentence by sentence.

use unicode_segmentation::UnicodeSegmentation;

/// How many sentences of a caption are searched at most.
const MOST: usize = 32;

/// Words that deny what follows them in a clause: models like to tell what they do not see.
const DENYING: [&str; 10] = ["no", "not", "none", "nobody", "nothing", "never", "neither", "nor", "without", "cannot"];

/// A sentence of a caption.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The sentence.
    pub text: String,
    /// What it says is there: without its heading, and without what it says is not there. Never empty.
    pub said: String,
}

/// The sentences of a caption that say that something is there. A line may have a heading of one word, such as
/// `Objects: a cat, two trees`: then each thing that it lists counts as one.
pub fn sentences(caption: &str) -> Vec<Sentence> {
    let lines = caption.lines().map(str::trim).filter(|line| !line.is_empty());
    let sentences = lines.flat_map(|line| match listed(line) {
        Some(list) => {
            let things = list.split([',', ';']).map(str::trim);
            things.map(|thing| Sentence { text: line.to_owned(), said: said(thing) }).collect::<Vec<_>>()
        }
        None => {
            let sentences = line.split_sentence_bounds().map(str::trim);
            sentences.map(|text| Sentence { text: text.to_owned(), said: said(text) }).collect()
        }
    });
    sentences.filter(|sentence| sentence.said.chars().any(char::is_alphanumeric)).take(MOST).collect()
}

/// What a line lists behind its heading, if it has one.
fn listed(line: &str) -> Option<&str> {
    let (heading, list) = line.split_once(": ")?;
    (!heading.is_empty() && heading.chars().all(char::is_alphabetic)).then_some(list)
}

/// A sentence without what it denies: of each clause, what stands before the word that denies.
fn said(sentence: &str) -> String {
    let clauses = sentence.split_inclusive([',', ';', '.', '!', '?']).filter_map(|clause| {
        let words = clause.split_word_bound_indices();
        let denied = words.into_iter().find(|(_, word)| denies(word)).map(|(place, _)| place);
        let clause = clause.get(..denied.unwrap_or(clause.len()))?.trim();
        (!clause.is_empty()).then_some(clause)
    });
    clauses.collect::<Vec<_>>().join(" ")
}

fn denies(word: &str) -> bool {
    let word = word.to_lowercase().replace('’', "'");
    word.ends_with("n't") || DENYING.contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(caption: &str) -> Vec<(String, String)> {
        sentences(caption).into_iter().map(|sentence| (sentence.text, sentence.said)).collect()
    }

    fn same(text: &str) -> (String, String) {
        (text.to_owned(), text.to_owned())
    }

    #[test]
    fn a_caption_falls_into_its_sentences() {
        let caption = "A cat sleeps on a sofa. Behind it, a window is open! 猫が寝ている。";
        let parts = ["A cat sleeps on a sofa.", "Behind it, a window is open!", "猫が寝ている。"];
        assert_eq!(of(caption), parts.map(same));
        assert_eq!(of("a cat and a bee on a road"), [same("a cat and a bee on a road")]);
    }

    #[test]
    fn headings_say_nothing_and_their_lists_fall_apart() {
        let caption = "Objects: a dumpling, two cups\nPeople: none\nColours: white; grey.\nText: none";
        let expected = [
            ("Objects: a dumpling, two cups", "a dumpling"),
            ("Objects: a dumpling, two cups", "two cups"),
            ("Colours: white; grey.", "white"),
            ("Colours: white; grey.", "grey."),
        ];
        assert_eq!(of(caption), expected.map(|(text, said)| (text.to_owned(), said.to_owned())));
        assert_eq!(of("It is 12: 30"), [same("It is 12: 30")]);
    }

    #[test]
    fn what_is_not_there_is_not_said() {
        let said = |text: &str| of(text).into_iter().map(|(_, said)| said).collect::<Vec<_>>().join("|");
        assert_eq!(said("There are no people, but a dog runs without a leash."), "There are but a dog runs");
        assert_eq!(said("The sky isn’t blue. Nobody is here."), "The sky");
        assert_eq!(said("A notebook and a knot."), "A notebook and a knot.");
        assert_eq!(said("None."), "");
    }

    #[test]
    fn endless_captions_end() {
        assert_eq!(sentences(&"One. ".repeat(1_000)).len(), MOST);
        assert!(sentences(" \n\u{0}: \n...").is_empty());
    }
}
