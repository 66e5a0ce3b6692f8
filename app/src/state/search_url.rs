//! The search page's URL is its whole state: this reads and writes it.

use super::encode_component;
use crate::types::{PageRequest, Query, SearchRequest};
use crate::{AppError, ErrorCode};

/// Reads what a URL asks for, given a way to look up its parameters; nothing where it asks for nothing.
///
/// # Errors
/// [`ErrorCode::InvalidRequest`] where a parameter cannot be understood.
pub fn read_search(parameter: impl Fn(&str) -> Option<String>) -> Result<Option<SearchRequest>, AppError> {
    let given = |name| parameter(name).filter(|value| !value.trim().is_empty());
    let query = if let Some(words) = given("q") {
        Query::Text(words.trim().to_owned())
    } else if let Some(id) = given("similar") {
        Query::Similar(id.parse().map_err(|_| invalid("The address names no picture to compare with."))?)
    } else if let Some(id) = given("image") {
        Query::Image(id.parse().map_err(|_| invalid("The address names no picture to search by."))?)
    } else {
        return Ok(None);
    };
    Ok(Some(SearchRequest {
        query,
        page: PageRequest::bounded(read_page(&parameter)?, PageRequest::DEFAULT_SIZE),
        expand: true,
        explain: true,
    }))
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
    let mut url = match query {
        Query::Text(words) => format!("/?q={}", encode_component(words)),
        Query::Similar(id) => format!("/?similar={id}"),
        Query::Image(id) => format!("/?image={id}"),
    };
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
