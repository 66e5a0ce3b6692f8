//! What is said of the parts of a query that were not understood.

use std::borrow::Cow;

use query::{Advice, Key, MAX_PARTS, Note};

use crate::strings;

/// A note as a sentence.
pub fn sentence(note: &Note) -> String {
    let advice: Cow<'static, str> = match &note.advice {
        Advice::Known(part) => strings::server_query_meant(part).into(),
        Advice::FewerParts => strings::server_query_too_many_parts(&MAX_PARTS.to_string()).into(),
        Advice::Weight => strings::server_query_weight().into(),
        Advice::NoWeight => strings::server_query_weightless().into(),
        Advice::Value(key) => of_key(*key).into(),
    };
    strings::server_query_note(&note.written, &advice)
}

/// Which values a key takes.
fn of_key(key: Key) -> &'static str {
    match key {
        Key::Tag => strings::server_query_tag(),
        Key::File => strings::server_query_file(),
        Key::Before => strings::server_query_before(),
        Key::After => strings::server_query_after(),
        Key::Date => strings::server_query_date(),
        Key::Colour => strings::server_query_colour(),
        Key::Type => strings::server_query_type(),
        Key::Size => strings::server_query_size(),
        Key::Like => strings::server_query_like(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use query::{Part, parse};

    use super::*;

    fn said(text: &str) -> String {
        sentence(&parse(text).1[0])
    }

    #[test]
    fn notes_quote_what_they_are_about() {
        assert_eq!(said("a tags:beach"), "“tags:beach”: Did you mean tag:beach?");
        let many = (1..=MAX_PARTS + 1).map(|number| format!("tag:t{number}")).collect::<Vec<_>>().join(" ");
        assert_eq!(said(&many), "“tag:t33”: A query has at most 32 parts, so this was left out.");
    }

    #[test]
    fn each_advice_is_about_what_was_written() {
        for key in ["tag:", "file:", "before:", "after:", "date:", "color:", "type:", "size:", "like:"] {
            assert!(said(key).starts_with(&format!("“{key}”: After {key} comes")), "{}", said(key));
        }
        for text in ["0:a", "3:tag:a"] {
            assert!(said(text).contains(" weight"), "{}", said(text));
        }
    }

    #[test]
    fn each_advice_works() {
        for text in ["tag:", "file:", "before:", "after:", "date:", "color:", "size:", "0:a"] {
            let said = said(text);
            let examples = said.split_once("such as ").unwrap().1.trim_end_matches('.').split(" or ");

            for example in examples.flat_map(|example| example.split(", ")) {
                let prefix = if example.contains(':') { "" } else { text };
                let (query, notes) = parse(&format!("{prefix}{example}"));
                assert!(matches!(query.parts(), [Part::Filter(_) | Part::Term(_)]), "{example} became {query:?}");
                assert_eq!(notes, []);
            }
        }
    }
}
