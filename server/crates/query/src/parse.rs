//! From a text to a query.

use crate::{
    note::{Advice, Note},
    query::Query,
    read, token,
};

/// Reads what somebody wrote into the search box. Nothing fails: what is not understood is taken as words, and a note
/// says so. The time it takes grows with the length of the text and no faster.
///
/// ```
/// let (query, notes) = query::parse("sunset -people before:soon");
///
/// assert_eq!(query.terms().len(), 1);
/// assert_eq!(query.excluded().collect::<Vec<_>>(), ["people"]);
/// assert_eq!(notes[0].written, "before:soon");
/// ```
pub fn parse(text: &str) -> (Query, Vec<Note>) {
    let mut query = Query::default();
    let mut notes = Vec::new();
    let mut rest = text.trim_matches(token::is_space);
    while let Some((token, after)) = token::next(rest) {
        let (part, advice) = read::read(&token);
        if part.is_some_and(|part| !query.push(part)) {
            let written = rest.trim_start_matches(token::is_space).to_owned();
            notes.push(Note { written, advice: Advice::FewerParts });
            break;
        }
        notes.extend(advice.map(|advice| Note { written: token.written.to_owned(), advice }));
        rest = after;
    }
    (query, notes)
}
