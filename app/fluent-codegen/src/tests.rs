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

fn all(_: &str) -> bool {
    true
}

fn function(code: &str, name: &str) -> String {
    let start = code.find(&format!("pub fn {name}(")).unwrap();
    code[start..].lines().next().unwrap().to_owned()
}

#[test]
fn a_message_becomes_a_function() {
    let code = generate(english(EN), &[], all).unwrap();
    assert_eq!(function(&code, "title"), "pub fn title() -> &'static str { \"Find a picture\" }");
    assert_eq!(
        function(&code, "of_window"),
        "pub fn of_window(page: &str) -> String { [page, \" · Media Search\"].concat() }"
    );
    assert_eq!(function(&code, "two_lines"), "pub fn two_lines() -> &'static str { \"Say it in two.\" }");
}

#[test]
fn what_is_counted_is_a_number_everywhere() {
    let code = generate(english(EN), &[], all).unwrap();
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
    let code = generate(english(EN), &[], all).unwrap();
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
    let code = generate(english(EN), &[polish], all).unwrap();
    assert_eq!(function(&code, "title"), "pub fn title() -> &'static str { \"Find a picture\" }");
    let pictures = function(&code, "pictures");
    assert!(
        pictures.contains("match language() { Language::Pl => (if plural(Language::Pl, count) == Plural::Few"),
        "{pictures}"
    );
    assert!(pictures.contains("_ => (if count == 0"), "{pictures}");
}

#[test]
fn languages_are_an_enum() {
    let code = generate_languages(&["en", "pt-BR"]);
    assert!(code.contains("pub enum Language { #[doc = \"`en`.\"] En, #[doc = \"`pt-BR`.\"] PtBr }"), "{code}");
    assert!(code.contains("pub const ALL: [Self; 2] = [Self::En, Self::PtBr];"), "{code}");
    assert!(code.contains("match self { Self::En => \"en\", Self::PtBr => \"pt-BR\" }"), "{code}");
}

#[test]
fn only_what_is_wanted_is_written() {
    let code = generate(english(EN), &[], |id| id.starts_with("of-")).unwrap();
    assert_eq!(code.matches("pub fn ").count(), 1, "{code}");
    assert!(function(&code, "of_window").contains("Media Search"), "{code}");
}

#[test]
fn what_is_wanted_holds_what_it_refers_to() {
    let code = generate(english(EN), &[], |id| id == "found").unwrap();
    assert_eq!(code.matches("pub fn ").count(), 1, "{code}");
    assert!(function(&code, "found").contains("\" pictures\""), "{code}");
}

#[test]
fn what_is_not_wanted_is_to_fit_all_the_same() {
    let error = generate(english("a = A\nb = { c }\n"), &[], |id| id == "a").unwrap_err();
    assert_eq!(error.to_string(), "en.ftl: “b” refers to c, which is not there");
}

#[test]
fn a_folder_has_a_file_a_language() {
    let path = std::path::Path::new("../strings");
    let folder = Folder::read(path, "en").unwrap();
    assert!(folder.languages().contains("pub const ALL"), "{}", folder.languages());
    let of_server = folder.functions(|id| id.starts_with("server-")).unwrap();
    assert!(of_server.contains("pub fn server_no_file()") && !of_server.contains("pub fn name()"), "{of_server}");
    assert_eq!(Folder::read(path, "tlh").unwrap_err().to_string(), "tlh.ftl is missing");
}

#[test]
fn what_does_not_fit_is_refused() {
    let problem = |text, others: &[Source]| generate(english(text), others, all).unwrap_err().to_string();
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
