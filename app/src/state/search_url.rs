//! The search page's URL is its whole state: this reads and writes it.

use super::encode_component;
use crate::types::{PageRequest, Query, SearchRequest, Sort, Tuning};
use crate::{AppError, ErrorCode};

/// Reads what a URL asks for, given a way to look up its parameters; nothing where it asks for nothing.
///
/// # Errors
/// [`ErrorCode::InvalidRequest`] where a parameter cannot be understood.
pub fn read_search(parameter: impl Fn(&str) -> Option<String>) -> Result<Option<SearchRequest>, AppError> {
    let given = |name: &str| parameter(name).filter(|value| !value.trim().is_empty());
    let query = if let Some(words) = written(given) {
        Query::Text(words)
    } else if let Some(id) = given("similar") {
        Query::Similar(id.parse().map_err(|_| invalid("The address names no picture to compare with."))?)
    } else if let Some(id) = given("image") {
        Query::Image(id.parse().map_err(|_| invalid("The address names no picture to search by."))?)
    } else {
        return Ok(None);
    };
    let sort = given("sort").unwrap_or_default();
    Ok(Some(SearchRequest {
        query,
        page: PageRequest::bounded(read_page(&parameter)?, PageRequest::DEFAULT_SIZE),
        expand: true,
        explain: true,
        tuning: Tuning::default(),
        sort: Sort::ALL.into_iter().find(|known| known.key() == sort).unwrap_or_default(),
    }))
}

/// The controls of the form, and how a query puts what is chosen with them.
const CONTROLS: [(&str, &str); 8] = [
    ("tag", "tag:"),
    ("file", "file:"),
    ("without", "-"),
    ("after", "after:"),
    ("before", "before:"),
    ("color", "color:"),
    ("type", "type:"),
    ("size", "size:>="),
];

/// The query for all pictures with a tag.
pub fn search_by_tag(tag: &str) -> String {
    condition("tag:", tag)
}

/// A part of a query; quotes keep the words of its value together, and one inside it would end them.
fn condition(prefix: &str, value: &str) -> String {
    let value = value.trim().replace('"', " ");
    let quote = if value.contains(|sign: char| sign.is_whitespace() || sign == '\\') { "\"" } else { "" };
    format!("{prefix}{quote}{value}{quote}")
}

/// The words of the search box, and behind them what was chosen with the controls.
fn written(given: impl Fn(&str) -> Option<String>) -> Option<String> {
    let mut query = given("q").map(|words| words.trim().to_owned()).unwrap_or_default();
    for (name, prefix) in CONTROLS {
        if let Some(value) = given(name) {
            query.push(' ');
            query.push_str(&condition(prefix, &value));
        }
    }
    Some(query.trim().to_owned()).filter(|query| !query.is_empty())
}

/// Reads the number of the page, from 1; the first where none is given.
///
/// # Errors
/// [`ErrorCode::InvalidRequest`] where it is no number.
pub fn read_page(parameter: impl Fn(&str) -> Option<String>) -> Result<u32, AppError> {
    match parameter("page") {
        None => Ok(1),
        Some(page) => page
            .parse()
            .map(|page: u32| page.clamp(1, PageRequest::MAX_PAGE))
            .map_err(|_| invalid("The address has a page that is no number.")),
    }
}

/// The address of a search.
pub fn write_search(query: &Query, page: u32) -> String {
    write_sorted(query, Sort::Relevance, page)
}

/// The address of a search whose answer comes in some order.
pub fn write_sorted(query: &Query, sort: Sort, page: u32) -> String {
    let mut url = match query {
        Query::Text(words) => format!("/?q={}", encode_component(words)),
        Query::Similar(id) => format!("/?similar={id}"),
        Query::Image(id) => format!("/?image={id}"),
    };
    if sort != Sort::Relevance {
        url.push_str("&sort=");
        url.push_str(sort.key());
    }
    if page > 1 {
        url.push_str(&format!("&page={page}"));
    }
    url
}

fn invalid(message: &str) -> AppError {
    AppError::new(ErrorCode::InvalidRequest, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Option<SearchRequest>, AppError> {
        read_search(|name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn no_words_are_no_search() {
        assert_eq!(read(&[]), Ok(None));
        assert_eq!(read(&[("q", "  ")]), Ok(None));
    }

    #[test]
    fn words_win_over_pictures() {
        let request =
            read(&[("q", " a cat "), ("similar", "nonsense"), ("page", "3")]).expect("valid").expect("a search");

        assert_eq!(request.query, Query::Text("a cat".to_owned()));
        assert_eq!(request.page.page, 3);
    }

    #[test]
    fn controls_become_words_of_the_query() {
        let words = |pairs: &[(&str, &str)]| read(pairs).expect("valid").map(|request| request.query);
        let query = words(&[("q", "cat"), ("tag", "two words"), ("type", "png"), ("size", "2000"), ("before", "")]);
        assert_eq!(query, Some(Query::Text("cat tag:\"two words\" type:png size:>=2000".to_owned())));
        assert_eq!(words(&[("without", "a\"b")]), Some(Query::Text("-\"a b\"".to_owned())));
    }

    #[test]
    fn an_unknown_order_is_that_of_relevance() {
        let sort = |text: &str| read(&[("q", "cat"), ("sort", text)]).expect("valid").expect("a search").sort;
        assert_eq!([sort("newest"), sort("oldest"), sort("x")], [Sort::Newest, Sort::Oldest, Sort::Relevance]);
        assert_eq!(write_sorted(&Query::Text("cat".to_owned()), Sort::Newest, 2), "/?q=cat&sort=newest&page=2");
    }

    #[test]
    fn ids_are_checked() {
        let error = read(&[("similar", "../../etc")]).expect_err("no id");
        assert_eq!(error.code, ErrorCode::InvalidRequest);
        assert!(read(&[("image", "xyz")]).is_err());
        assert!(read(&[("image", &"0a".repeat(32))]).is_ok());
    }

    #[test]
    fn pages_are_numbers_within_bounds() {
        assert!(read(&[("q", "cat"), ("page", "two")]).is_err());
        assert!(read(&[("q", "cat"), ("page", "-1")]).is_err());
        let page = |text: &str| read(&[("q", "cat"), ("page", text)]).expect("valid").expect("a search").page.page;
        assert_eq!(page("0"), 1);
        assert_eq!(page("4294967295"), PageRequest::MAX_PAGE);
    }

    #[test]
    fn a_written_search_escapes_its_words() {
        let query = Query::Text("<b> & \"cats\"".to_owned());
        assert_eq!(write_search(&query, 1), "/?q=%3Cb%3E%20%26%20%22cats%22");
        assert_eq!(write_search(&query, 2), "/?q=%3Cb%3E%20%26%20%22cats%22&page=2");
    }
}
