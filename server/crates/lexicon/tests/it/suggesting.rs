//! How what is being typed may go on.

use lexicon::{Kind, Suggester};

use crate::random::Random;

fn suggest(texts: &[(&str, Kind, u64)], typed: &str) -> Vec<String> {
    let found = Suggester::new(texts.iter().map(|(text, kind, count)| (*text, *kind, *count))).suggest(typed);
    found.into_iter().map(|suggestion| suggestion.text).collect()
}

#[test]
fn what_begins_so_comes_before_what_has_a_word_that_does() {
    let texts = [("red sunset", Kind::Recent, 9), ("sunset", Kind::Vocabulary, 0), ("unsung", Kind::Tag, 99)];

    assert_eq!(suggest(&texts, "sun"), ["sunset", "red sunset"]);
}

#[test]
fn better_kinds_come_first_then_higher_counts() {
    let texts = [
        ("sunflower", Kind::Vocabulary, 0),
        ("sunday", Kind::Tag, 2),
        ("sundae", Kind::Tag, 7),
        ("sun in june", Kind::Recent, 1),
    ];

    assert_eq!(suggest(&texts, "sun"), ["sun in june", "sundae", "sunday", "sunflower"]);
}

#[test]
fn case_accents_and_blanks_do_not_matter_and_texts_come_as_they_were() {
    let texts = [("Crème  Brûlée", Kind::Tag, 1)];

    for typed in ["creme b", "CRÈME-BRU", "  brulee"] {
        assert_eq!(suggest(&texts, typed), ["Crème  Brûlée"], "{typed}");
    }
}

#[test]
fn the_same_text_comes_once_with_its_best_kind() {
    let suggester =
        Suggester::new([("Sunset", Kind::Vocabulary, 0), ("sunset", Kind::Tag, 3), ("SUNSET", Kind::Tag, 5)]);

    let found = suggester.suggest("sunset");

    assert_eq!((found.len(), found[0].kind, found[0].text.as_str()), (1, Kind::Tag, "SUNSET"));
}

#[test]
fn nothing_typed_suggests_nothing() {
    for typed in ["", " ", "!", "zzz"] {
        assert!(suggest(&[("sunset", Kind::Tag, 1), ("!", Kind::Tag, 1)], typed).is_empty(), "{typed:?}");
    }
}

/// The index finds what reading everything finds.
#[test]
fn the_best_eight_of_many_are_found() {
    let mut random = Random::new(5);
    let texts: Vec<(String, Kind, u64)> = (0..2000)
        .map(|_| {
            let text = random.text(&["sun", "set", " ", "a", "b"], 9);
            (text, [Kind::Recent, Kind::Tag, Kind::Vocabulary][random.below(3)], random.below(5) as u64)
        })
        .collect();
    let suggester = Suggester::new(texts.iter().map(|(text, kind, count)| (text.as_str(), *kind, *count)));
    for typed in ["s", "sun", "set a", "ab", "b b"] {
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut expected: Vec<_> = texts
            .iter()
            .filter(|(text, ..)| words(text).starts_with(typed) || words(text).contains(&format!(" {typed}")))
            .map(|(text, kind, count)| {
                (!words(text).starts_with(typed), *kind, u64::MAX - count, text.len(), text.as_str())
            })
            .collect();
        expected.sort_unstable();
        let mut seen = std::collections::HashSet::new();
        let best = expected.into_iter().map(|(.., text)| text).filter(|text| seen.insert(words(text))).take(8);

        let found: Vec<_> = suggester.suggest(typed).into_iter().map(|suggestion| suggestion.text).collect();

        assert_eq!(found, best.collect::<Vec<_>>(), "{typed}");
    }
}
