//! Words, phrases, what is left out, and weights.

use query::Part::{self, Phrase, Without, Words};
use query::{Meaning, Term};

use crate::{only_part, read};

fn weighted(weight: f32, text: &str) -> Part {
    Part::Term(Term { meaning: Meaning::Text(text.into()), weight })
}

fn words(text: &str) -> Part {
    Words(text.into())
}

fn phrase(text: &str) -> Part {
    Phrase(text.into())
}

fn without(text: &str) -> Part {
    Without(text.into())
}

#[test]
fn each_piece_is_read_as_its_part() {
    let table = [
        ("sunset beach", vec![words("sunset beach")]),
        ("  sunset \t\n beach\u{a0}", vec![words("sunset beach")]),
        ("zażółć 日本　猫 👩‍🚀", vec![words("zażółć 日本 猫 👩‍🚀")]),
        ("\"exact phrase\"", vec![phrase("exact phrase")]),
        ("\"exact  \n phrase \"", vec![phrase("exact phrase")]),
        ("“exact phrase” „noch eine“", vec![phrase("exact phrase"), phrase("noch eine")]),
        ("\"one\" word", vec![phrase("one"), words("word")]),
        ("\"one\"word", vec![phrase("one"), words("word")]),
        ("a \"never closed -tag:x", vec![words("a"), phrase("never closed -tag:x")]),
        ("\"\" \" \" -\"\" \"", vec![]),
        ("", vec![]),
        (" \0 ", vec![]),
        ("5\" screen", vec![words("5\" screen")]),
        ("-dog", vec![without("dog")]),
        ("-\"hot dog\"", vec![without("hot dog")]),
        ("-“hot dog” bun", vec![without("hot dog"), words("bun")]),
        ("- a --b - -- t-shirt well-known a-", vec![words("- a --b - -- t-shirt well-known a-")]),
        ("cat -dog bird", vec![words("cat"), without("dog"), words("bird")]),
        ("2:beach", vec![weighted(2.0, "beach")]),
        ("0.5:\"red car\"", vec![weighted(0.5, "red car")]),
        (".5:a 10:b", vec![weighted(0.5, "a"), weighted(10.0, "b")]),
        ("-1:people -10:cars", vec![weighted(-1.0, "people"), weighted(-10.0, "cars")]),
        ("2:beach house", vec![weighted(2.0, "beach"), words("house")]),
        ("2:\"30\" 2:a:b", vec![weighted(2.0, "30"), weighted(2.0, "a:b")]),
        ("12:30 9:30pm 16:9 1.2.3:x 5 .:x", vec![words("12:30 9:30pm 16:9 1.2.3:x 5 .:x")]),
        ("foo:bar foo:\"b c\" :x x: ::", vec![words("foo:bar foo:\"b c\" :x x: ::")]),
        ("https://example.org/a?b=c file:///home", vec![words("https://example.org/a?b=c file:///home")]),
        ("-foo:bar -12:30", vec![without("foo:bar"), without("12:30")]),
        ("étag:x tag2:x", vec![words("étag:x tag2:x")]),
    ];
    for (text, parts) in table {
        assert_eq!(read(text).parts(), parts, "{text:?}");
    }
}

#[test]
fn backslash_takes_a_sign_literally() {
    let table = [
        (r"\-5", words("-5")),
        (r#"\"a"#, words("\"a")),
        (r"tag\:beach", words("tag:beach")),
        (r"2\:beach", words("2:beach")),
        (r"\-tag:x", words("-tag:x")),
        (r"a\\b", words(r"a\b")),
        (r"C:\Users\me", words(r"C:\Users\me")),
        (r"\", words(r"\")),
        (r#""say \"hi\" \\""#, phrase(r#"say "hi" \"#)),
        (r#"-"a\"b""#, without("a\"b")),
        (r"-\-a", without("-a")),
        (r"-tag\:a", without("tag:a")),
        (r"2:tag\:a", weighted(2.0, "tag:a")),
    ];
    for (text, part) in table {
        assert_eq!(only_part(text), part, "{text}");
    }
}

#[test]
fn canonical_texts_have_quotes_and_backslashes_only_where_they_are_needed() {
    let table = [
        ("  a   b ", "a b"),
        ("-\"dog\"", "-dog"),
        ("-\"hot dog\"", "-\"hot dog\""),
        ("“a”", "\"a\""),
        ("2.0:\"beach\"", "2:beach"),
        ("2:\"30\"", "2:\"30\""),
        (r"2:tag\:a", "2:\"tag:a\""),
        ("-\"tag:a\"", "-\"tag:a\""),
        (r"-foo\:bar", "-foo:bar"),
        (r"foo\:bar t\-shirt 12\:30 https\://a", "foo:bar t-shirt 12:30 https://a"),
        (r#"\-a tag\:b \"c 2\:d \\-"#, r#"\-a tag\:b \"c 2\:d \\-"#),
        (r"C:\Users\", r"C:\Users\\"),
    ];
    for (text, canonical) in table {
        assert_eq!(read(text).to_string(), canonical, "{text}");
    }
}
