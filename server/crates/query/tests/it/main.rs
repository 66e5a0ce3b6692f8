//! The language as its users see it.
#![allow(clippy::unwrap_used, reason = "tests may panic")]

mod chance;
mod filters;
mod hostile;
mod notes;
mod pictures;
mod properties;
mod readme;
mod views;
mod words;

/// What a text without mistakes is read as.
fn read(text: &str) -> query::Query {
    let (query, notes) = query::parse(text);
    assert_eq!(notes, [], "{text}");
    query
}

/// The only part of such a text.
fn only_part(text: &str) -> query::Part {
    let query = read(text);
    assert_eq!(query.parts().len(), 1, "{text}");
    query.parts()[0].clone()
}
