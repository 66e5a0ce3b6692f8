//! Marks the words of a query in texts.

use diesel::{
    QueryableByName,
    sql_types::{Array, Text},
};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::{catalog::Catalog, error::CatalogError, forms::any, sought::sought, text::storable};

const START: char = '\u{1}';
const STOP: char = '\u{2}';

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    marked: String,
}

impl Catalog {
    /// The texts in pieces, each with whether it is a word of the query, in this or another form.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn highlight(
        &self,
        library: Uuid,
        query: &str,
        texts: &[String],
    ) -> Result<Vec<Vec<(String, bool)>>, CatalogError> {
        let texts: Vec<String> = texts.iter().map(|text| storable(text).replace([START, STOP], " ")).collect();
        let mut connection = self.connection().await?;
        let forms: Vec<String> = match texts.is_empty() {
            true => Vec::new(),
            false => sought(&mut connection, library, query).await?.into_iter().map(|sought| sought.exact).collect(),
        };
        if forms.is_empty() {
            return Ok(texts.into_iter().map(|text| vec![(text, false)]).collect());
        }
        let rows: Vec<Row> = diesel::sql_query(include_str!("highlight.sql"))
            .bind::<Text, _>(any(&forms))
            .bind::<Array<Text>, _>(texts)
            .load(&mut connection)
            .await?;
        Ok(rows.iter().map(|row| pieces(&row.marked)).collect())
    }
}

/// A text with signs around its marks, in pieces.
fn pieces(marked: &str) -> Vec<(String, bool)> {
    let mut pieces = Vec::new();
    let mut is_mark = false;
    for piece in marked.split_inclusive([START, STOP]) {
        let text = piece.trim_end_matches([START, STOP]);
        if !text.is_empty() {
            pieces.push((text.to_owned(), is_mark));
        }
        is_mark = piece.ends_with(START);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_part_a_text_into_pieces() {
        let piece = |text: &str, is_mark| (text.to_owned(), is_mark);
        assert_eq!(pieces("a \u{1}cat\u{2} sits"), [piece("a ", false), piece("cat", true), piece(" sits", false)]);
        assert_eq!(pieces("\u{1}cat\u{2}"), [piece("cat", true)]);
        assert_eq!(pieces("none"), [piece("none", false)]);
        assert!(pieces("").is_empty());
    }
}
