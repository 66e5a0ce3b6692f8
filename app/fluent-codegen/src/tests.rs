#![allow(clippy::unwrap_used, reason = "tests may panic")]

use super::*;

const EN: &str = "\
# The name of it.
-name = Media Search
title = Find a picture
of-window = { $page } · { -name }
pictures = { $count ->
    [0] no pictures
    [one] { $count } picture
   *[other] { $count } pictures
}
found = { pictures } found in { NUMBER($ms) } ms
sorted = { $by ->
    [newest] The newest first
   *[best] The best first
}
two-lines = Say it
    in two.
";

fn english(text: &str) -> Source<'_> {
    Source { language: "en", text }
}

fn function(code: &str, name: &str) -> String {
    let start = code.find(&format!("pub fn {name}(")).unwrap();
    code[start..].lines().next().unwrap().to_owned()
}

#[test]
fn a_message_becomes_a_function() {
    let code = generate(english(EN), &[]).unwrap();
    assert_eq!(function(&code, "title"), "pub fn title() -> &'static str { \"Find a picture\" }");
    assert_eq!(
        function(&code, "of_window"),
        "pub fn of_window(page: &str) -> String { [page, \" · Media Search\"].concat() }"
    );
    assert_eq!(function(&code, "two_lines"), "pub fn two_lines() -> &'static str { \"Say it in two.\" }");
    assert!(code.contains("pub enum Language { En }"), "{code}");
}

#[test]
fn what_is_counted_is_a_number_everywhere() {
    let code = generate(english(EN), &[]).unwrap();
    assert_eq!(
        function(&code, "pictures"),
        "pub fn pictures(count: u64) -> String { (if count == 0 { \"no pictures\".to_owned() } else if \
         plural(Language::En, count) == Plural::One { [&*number(count), \" picture\"].concat() } else { \
         [&*number(count), \" pictures\"].concat() }) }"
    );
    let found = function(&code, "found");
    assert!(found.starts_with("pub fn found(count: u64, ms: u64) -> String { [&*(if count == 0"), "{found}");
    assert!(found.ends_with("\" found in \", &*number(ms), \" ms\"].concat() }"), "{found}");
}

#[test]
fn a_choice_by_words_takes_words() {
    let code = generate(english(EN), &[]).unwrap();
    assert_eq!(
        function(&code, "sorted"),
        "pub fn sorted(by: &str) -> String { (if by == \"newest\" { \"The newest first\".to_owned() } else { \
         \"The best first\".to_owned() }) }"
    );
}

#[test]
fn what_a_language_lacks_is_taken_from_the_reference() {
    let polish = Source {
        language: "pl",
        text: "pictures = { $count ->\n    [few] { $count } zdjęcia\n   *[many] { $count } zdjęć\n}\n",
    };
    let code = generate(english(EN), &[polish]).unwrap();
    assert!(code.contains("pub enum Language { En, Pl }"), "{code}");
    assert_eq!(function(&code, "title"), "pub fn title() -> &'static str { \"Find a picture\" }");
    let pictures = function(&code, "pictures");
    assert!(
        pictures.contains("match language() { Language::Pl => (if plural(Language::Pl, count) == Plural::Few"),
        "{pictures}"
    );
    assert!(pictures.contains("_ => (if count == 0"), "{pictures}");
}

#[test]
fn what_does_not_fit_is_refused() {
    let problem = |text, others: &[Source]| generate(english(text), others).unwrap_err().to_string();
    assert_eq!(problem("title = A\n\n???\n", &[]).split(':').next(), Some("en.ftl, line 3"));
    assert_eq!(problem("a = A\na = B\n", &[]), "en.ftl: “a” is there twice");
    assert_eq!(problem("a = { b }\n", &[]), "en.ftl: “a” refers to b, which is not there");
    assert_eq!(problem("a = { a }\n", &[]), "en.ftl: “a” refers to itself");
    assert_eq!(
        problem("a = { DATETIME($a) }\n", &[]),
        "en.ftl: “a” calls a function other than NUMBER with one variable"
    );
    assert_eq!(problem("a = A\n    .title = B\n", &[]), "en.ftl: “a” has attributes, which are not supported");
    assert_eq!(
        problem("a = { $n ->\n    [-1] x\n   *[other] y\n}\n", &[]),
        "en.ftl: “a” has a variant -1, which counts nothing"
    );

    let german = |text| Source { language: "de", text };
    assert_eq!(problem("a = A\n", &[german("b = B\n")]), "de.ftl: “b” is not in the reference");
    assert_eq!(problem("a = A\n", &[german("a = { $b }\n")]), "de.ftl: “a” uses $b, which the reference does not");
}
