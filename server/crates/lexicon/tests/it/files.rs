//! Files of expansions, the one that is built in and people's own.

use lexicon::Expansions;

#[test]
fn the_embedded_file_has_groups_for_photo_search() {
    let expansions = Expansions::embedded();
    let vocabulary = expansions.vocabulary();

    let groups = include_str!("../../data/expansions.toml").lines().filter(|line| line.contains(" = [")).count();
    assert!(groups >= 120, "{groups}");
    for phrase in ["dog", "ice cream", "living room", "sunset", "screenshot", "wedding", "t shirt", "puppy"] {
        assert!(vocabulary.contains(phrase), "{phrase}");
    }
}

#[test]
fn weights_are_those_of_the_file_and_synonyms_have_a_default() {
    let expansions = Expansions::parse("[pets]\n\"dog, hound\" = [{ pet = 0.5, puppy = 0.7 }, \"canine\"]").unwrap();

    let variants: Vec<_> =
        expansions.expand("dog", 9).into_iter().map(|variant| (variant.text, variant.weight)).collect();

    let expected = [("dog", 1.0), ("canine", 0.9), ("hound", 0.9), ("puppy", 0.7), ("pet", 0.5)];
    assert_eq!(variants, expected.map(|(text, weight)| (text.to_owned(), weight)));
}

#[test]
fn errors_name_the_line_and_what_is_wrong_there() {
    let cases = [
        ("[a]\ndog = [\"puppy\"", 2, "unclosed array"),
        ("[a]\n\ndog = [{ pet = 1.5 }]", 3, "the weight of \"pet\""),
        ("[a]\ndog = [{ pet = 0 }]", 2, "above 0"),
        ("[a]\ndog = [{ pet = nan }]", 2, "above 0"),
        ("[a]\ndog = [{ pet = \"much\" }]", 2, "must be a number"),
        ("[a]\ndog = \"puppy\"", 2, "a list in brackets"),
        ("[a]\ndog = [\n  \"puppy\",\n  7,\n]", 4, "\"a word\""),
        ("[a]\ndog = [\"!\"]", 2, "\"!\" lacks a word"),
        ("[a]\n\"dog,\" = []", 2, "\"dog,\" lacks a word"),
        ("dog = []", 1, "before the first [heading]"),
        ("[b]\ndog = []\n[a]\n\"cat, Dog\" = []", 4, "\"dog\" already has a group"),
    ];
    for (source, line, part) in cases {
        let error = Expansions::parse(source).unwrap_err();

        assert_eq!(error.line, line, "{source}: {error}");
        assert!(error.to_string().contains(part), "{source}: {error}");
    }
}
