//! What holds for every text.

use query::{Advice, MAX_PARTS, Part, parse};

use crate::chance::Chance;

const QUERIES: u64 = 30_000;

fn queries() -> impl Iterator<Item = (String, Vec<String>)> {
    (0..QUERIES).map(|seed| Chance(seed).query())
}

#[test]
fn canonical_text_is_read_as_the_same_query() {
    for (text, _) in queries() {
        let (query, _) = parse(&text);

        assert_eq!(parse(&query.to_string()).0, query, "{text:?} became {query}");
    }
}

#[test]
fn every_part_alone_is_read_as_itself() {
    for (text, _) in queries() {
        for part in parse(&text).0.parts() {
            assert_eq!(parse(&part.to_string()).0.parts(), std::slice::from_ref(part), "{text:?}");
            assert!(!part.label().is_empty(), "{text:?}");
        }
    }
}

#[test]
fn every_part_can_be_removed() {
    for (text, _) in queries() {
        let (query, _) = parse(&text);
        for index in 0..query.parts().len() {
            let rest = query.without(index);

            assert!(rest.parts().len() < query.parts().len(), "{text:?}");
            assert_eq!(parse(&rest.to_string()).0, rest, "{text:?} without {index}");
        }
        assert_eq!(query.without(query.parts().len()), query);
    }
}

#[test]
fn no_word_is_lost_or_doubled() {
    let mut seen = 0;
    for (text, words) in queries() {
        let (query, notes) = parse(&text);
        let left_out = notes.iter().filter(|note| note.advice == Advice::FewerParts).map(|note| note.written.as_str());
        let all = left_out.fold(query.to_string(), |all, rest| all + " " + rest);

        for word in &words {
            assert_eq!(all.matches(word.as_str()).count(), 1, "{word} in {text:?}, which became {all}");
        }
        seen += words.len();
    }
    assert!(seen > 100_000, "{seen} words are too few to show anything");
}

#[test]
fn parts_are_few_and_words_that_stand_together_are_one() {
    for (text, _) in queries() {
        let (query, _) = parse(&text);

        assert!(query.parts().len() <= MAX_PARTS);
        let are_words = |pair: &[Part]| pair.iter().all(|part| matches!(part, Part::Words(_)));
        assert!(!query.parts().windows(2).any(are_words), "{text:?}");
    }
}

#[test]
fn notes_quote_the_text_and_weights_stay_in_their_range() {
    for (text, _) in queries() {
        let (query, notes) = parse(&text);

        assert!(notes.iter().all(|note| !note.written.is_empty() && text.contains(&note.written)), "{text:?}");
        assert!(query.terms().iter().all(|term| term.weight != 0.0 && term.weight.abs() <= 10.0), "{text:?}");
    }
}
