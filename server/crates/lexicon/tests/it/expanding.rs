//! From a query to its variants, with the groups that are built in.

use lexicon::{DEFAULT_VARIANTS, Expansions, Variant};

fn expand(text: &str) -> Vec<Variant> {
    Expansions::embedded().expand(text, DEFAULT_VARIANTS)
}

fn texts(text: &str) -> Vec<String> {
    expand(text).into_iter().map(|variant| variant.text).collect()
}

#[test]
fn the_query_comes_first_and_synonyms_before_broader_words() {
    assert_eq!(texts("dog"), ["dog", "puppy", "canine", "hound", "pooch", "pet"]);

    let weights: Vec<_> = expand("dog").into_iter().map(|variant| variant.weight).collect();
    assert!(weights.is_sorted_by(|a, b| a >= b) && weights[0] > weights[1], "{weights:?}");
}

#[test]
fn one_word_is_replaced_at_a_time_and_all_take_turns() {
    let variants = expand("a dog on the beach");

    let replaced: Vec<_> = variants.iter().filter_map(|variant| variant.replaced.as_ref()).collect();
    let found: Vec<_> = replaced.iter().map(|replaced| (replaced.from.as_str(), replaced.to.as_str())).collect();
    let dog_and_beach =
        [("dog", "puppy"), ("beach", "sandy beach"), ("dog", "canine"), ("beach", "seaside"), ("dog", "hound")];
    assert_eq!(found, dog_and_beach);
    assert_eq!(variants[1].text, "a puppy on the beach");
}

#[test]
fn the_longest_match_wins() {
    assert!(texts("a hot dog").iter().all(|text| !text.contains("puppy")));
    assert!(texts("living-room").contains(&"sitting room".to_owned()));
    assert!(texts("two ice creams").contains(&"two gelatos".to_owned()));
}

#[test]
fn plurals_stay_plural_and_forms_of_verbs_are_found() {
    assert_eq!(texts("Dogs")[1], "puppies");
    assert!(texts("children").contains(&"kids".to_owned()));
    assert!(texts("a man runs").contains(&"a man jogging".to_owned()));
}

#[test]
fn what_is_not_replaced_stays_and_an_article_agrees() {
    let variants = texts("A car, parked  OUTSIDE the café");

    assert!(variants.contains(&"an automobile, parked  OUTSIDE the café".to_owned()), "{variants:?}");
}

#[test]
fn what_is_not_known_is_its_own_only_variant() {
    for text in ["", "  ", "Hund am Strand", "собака", "犬", "xyzzy 1234"] {
        assert_eq!(expand(text), [Variant { text: text.to_owned(), weight: 1.0, replaced: None }], "{text}");
    }
}

#[test]
fn groups_go_one_way() {
    let expansions = Expansions::parse("[a]\ndog = [\"puppy\"]").unwrap();

    assert_eq!(expansions.expand("puppy", 6).len(), 1);
}

#[test]
fn no_variant_comes_twice_or_beyond_the_limit() {
    let (expansions, again) = (Expansions::embedded(), Expansions::embedded());
    for phrase in expansions.vocabulary() {
        for limit in [1, 3, 50] {
            let variants = expansions.expand(phrase, limit);

            let mut texts: Vec<_> = variants.iter().map(|variant| variant.text.as_str()).collect();
            texts.sort_unstable();
            texts.dedup();
            assert_eq!(texts.len(), variants.len(), "{phrase}");
            assert!(variants.len() <= limit, "{phrase}");
            assert_eq!(variants, again.expand(phrase, limit), "{phrase}");
        }
    }
}
