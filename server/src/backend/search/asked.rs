//! What was asked for, as it was understood.

use app::types::{Query as Wanted, QueryPart};
use app::{AppError, ErrorCode};
use query::{Part, Query};

use super::notes;
use crate::strings;

/// A query with what is to be said about it.
pub struct Asked {
    /// How it is shown.
    pub shown: String,
    /// What was understood.
    pub query: Query,
    /// What was not, a sentence each.
    pub notes: Vec<String>,
    /// Whether somebody wrote it, rather than choose a picture.
    pub is_text: bool,
}

impl Asked {
    /// Reads a query.
    ///
    /// # Errors
    /// [`ErrorCode::EmptyQuery`] and [`ErrorCode::QueryTooLong`].
    pub fn read(wanted: &Wanted, max_chars: usize) -> Result<Self, AppError> {
        let text = match wanted {
            Wanted::Text(text) => text,
            Wanted::Similar(id) => return Ok(Self::like(&id.to_string())),
            Wanted::Image(id) => return Ok(Self::like(&id.to_string())),
        };
        if text.chars().count() > max_chars {
            let message = strings::server_query_too_long(&max_chars.to_string());
            return Err(AppError::new(ErrorCode::QueryTooLong, message));
        }
        if text.trim().is_empty() {
            return Err(AppError::new(ErrorCode::EmptyQuery, strings::server_query_empty()));
        }
        let (query, not_understood) = query::parse(text);
        let mut notes: Vec<String> = not_understood.iter().map(notes::sentence).collect();
        if query.is_empty() {
            notes.push(strings::server_query_nothing().to_owned());
        }
        Ok(Self { notes, ..Self::of(query) })
    }

    /// A query that was made of another one.
    pub fn of(query: Query) -> Self {
        Self { shown: query.to_string(), query, notes: Vec::new(), is_text: true }
    }

    /// Its parts, where they are more than plain words.
    pub fn parts(&self) -> Vec<QueryPart> {
        let parts = self.query.parts();
        if !self.is_text || matches!(parts, [Part::Words(_)]) {
            return Vec::new();
        }
        let part = |(place, part): (usize, &Part)| QueryPart {
            label: part.label(),
            without: self.query.without(place).to_string(),
        };
        parts.iter().enumerate().map(part).collect()
    }

    fn like(id: &str) -> Self {
        let (query, _) = query::parse(&format!("like:{id}"));
        Self { shown: id.to_owned(), query, notes: Vec::new(), is_text: false }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::*;

    fn read(text: &str) -> Result<Asked, AppError> {
        Asked::read(&Wanted::Text(text.to_owned()), 10)
    }

    #[test]
    fn a_query_is_trimmed_and_bounded() {
        assert_eq!(read("  cat ").unwrap().shown, "cat");
        assert_eq!(read(" \n").err().map(|error| error.code), Some(ErrorCode::EmptyQuery));
        assert!(read("ねこねこ").is_ok());
        assert_eq!(read("ねこねこねこねこねこね").err().map(|error| error.code), Some(ErrorCode::QueryTooLong));
    }

    #[test]
    fn words_alone_have_no_parts_to_show() {
        assert_eq!(read("a cat").unwrap().parts(), []);
        let parts = read("cat -dog").unwrap().parts();
        let shown: Vec<_> = parts.iter().map(|part| (part.label.as_str(), part.without.as_str())).collect();
        assert_eq!(shown, [("cat", "-dog"), ("without: dog", "cat")]);
    }
}
