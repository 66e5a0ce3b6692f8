//! Did you mean …?, with the dictionary and the expansions that are built in.

use lexicon::{Correction, Expansions, Speller, WordCounts};

use crate::random::Random;

fn correct(query: &str, own: &[(&str, u64)]) -> Correction {
    Speller::new(&Expansions::embedded()).correct(query, &own.iter().copied().collect())
}

fn corrected(query: &str) -> Option<String> {
    correct(query, &[]).corrected
}

#[test]
fn slips_are_corrected() {
    let cases = [
        ("sunste", "sunset"),
        ("brithday caek", "birthday cake"),
        ("elefant", "elephant"),
        ("teh bicyle", "the bicycle"),
        ("restaraunt at nihgt", "restaurant at night"),
        ("icecream", "ice cream"),
        ("londn", "london"),
        ("microwve", "microwave"),
    ];
    for (query, expected) in cases {
        assert_eq!(corrected(query).as_deref(), Some(expected), "{query}");
    }
}

#[test]
fn the_rest_of_a_query_stays_as_it_was_typed() {
    assert_eq!(corrected("  A Dgo —  on the BEACH!").as_deref(), Some("  A Dog —  on the BEACH!"));
}

#[test]
fn what_may_be_meant_is_left_alone() {
    let words =
        ["a dog on the beach", "IMG_1234", "NASA", "4k", "colour", "Berlin", "isn't it", "café", "猫", "закат", ""];
    for query in words {
        assert_eq!(correct(query, &[]), Correction::default(), "{query}");
    }
}

#[test]
fn other_languages_are_left_alone() {
    let queries = [
        "Hund am Strand",
        "ein Hund im Schnee",
        "chien sur la plage",
        "perro en la playa",
        "soleil couchant",
        "zonsondergang",
        "un gatto sul divano",
    ];
    for query in queries {
        assert_eq!(corrected(query), None, "{query}");
    }
}

#[test]
fn a_word_of_the_library_is_never_a_slip() {
    assert!(corrected("sunste").is_some());
    assert_eq!(correct("Sunste", &[("sunste", 1)]), Correction::default());
    assert_eq!(correct("schnee", &[("Schnee im Garten", 1)]), Correction::default());
}

#[test]
fn words_that_the_library_has_more_often_come_first() {
    let own = [("Rolf", 9), ("golf", 1), ("wolf", 3)];

    assert_eq!(correct("xolf", &own).suggestions, ["rolf", "wolf", "golf"]);
}

#[test]
fn fewer_slips_come_before_more_frequent_words() {
    let own = [("beaches", 1), ("breaches", 100)];

    assert_eq!(correct("beachhes", &own).corrected.as_deref(), Some("beaches"));
}

#[test]
fn suggestions_are_whole_queries_and_begin_with_the_corrected_one() {
    let found = correct("brithday caek", &[]);

    assert_eq!(found.corrected, found.suggestions.first().cloned());
    assert!((2..=5).contains(&found.suggestions.len()), "{found:?}");
    assert!(found.suggestions.iter().all(|query| query.starts_with("birthday ")), "{found:?}");
}

/// Nobody types the words of a whole book to find a picture, and each of them would take time.
#[test]
fn a_long_text_is_no_query() {
    assert_eq!(corrected(&"sunste ".repeat(1000)), None);
    assert_eq!(corrected(&format!("sunse{}", "t".repeat(60))), None);
}

#[test]
fn most_single_slips_lead_back_to_the_word() {
    let expansions = Expansions::embedded();
    let speller = Speller::new(&expansions);
    let own = WordCounts::default();
    let words: Vec<&str> =
        expansions.vocabulary().into_iter().filter(|word| word.len() > 5 && !word.contains(' ')).collect();
    let mut random = Random::new(3);
    let (mut slips, mut found) = (0, 0);
    for _ in 0..300 {
        let word = words[random.below(words.len())];
        let mut letters: Vec<char> = word.chars().collect();
        let place = 1 + random.below(letters.len() - 2);
        letters.swap(place, place + 1);
        let slip: String = letters.into_iter().collect();
        if let Some(corrected) = speller.correct(&slip, &own).corrected {
            slips += 1;
            found += usize::from(corrected == word);
        }
    }
    assert!(slips > 200 && found * 100 >= slips * 95, "{found} of {slips}");
}
