//! The search page's URL is its whole state: this reads and writes it.

use super::encode_component;
use crate::types::{PageRequest, Query, SearchRequest, Sort, Tuning};
use crate::{AppError, ErrorCode, strings};

/// Reads what a URL asks for, given a way to look up its parameters; nothing where it asks for nothing.
///
/// # Errors
/// [`ErrorCode::InvalidRequest`] where a parameter cannot be understood.
#[cfg_attr(not(feature = "ssr"), allow(clippy::needless_update, reason = "servers know more settings"))]
pub fn read_search(parameter: impl Fn(&str) -> Option<String>) -> Result<Option<SearchRequest>, AppError> {
    let given = |name: &str| parameter(name).filter(|value| !value.trim().is_empty());
    let query = if let Some(words) = written(given) {
        Query::Text(words)
    } else if let Some(id) = given("similar") {
        Query::Similar(id.parse().map_err(|_| invalid(strings::address_no_similar()))?)
    } else if let Some(id) = given("image") {
        Query::Image(id.parse().map_err(|_| invalid(strings::address_no_image()))?)
    } else {
        return Ok(None);
    };
    let sort = given("sort").unwrap_or_default();
    let calibration = given("confidence").filter(|name| CALIBRATIONS.contains(&name.as_str()));
    Ok(Some(SearchRequest {
        query,
        page: PageRequest::bounded(read_page(&parameter)?, PageRequest::DEFAULT_SIZE),
        expand: true,
        explain: true,
        tuning: Tuning { calibration, ..Tuning::default() },
        deep: given("deep").is_some(),
        sort: Sort::ALL.into_iter().find(|known| known.key() == sort).unwrap_or_default(),
    }))
}

/// Ways to tell how sure a score is, as addresses and settings write them.
pub const CALIBRATIONS: [&str; 2] = ["model", "temperature"];

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
            .map_err(|_| invalid(strings::address_no_page())),
    }
}

/// The address of a search.
pub fn write_search(query: &Query) -> String {
    match query {
        Query::Text(words) => format!("/?q={}", encode_component(words)),
        Query::Similar(id) => format!("/?similar={id}"),
        Query::Image(id) => format!("/?image={id}"),
    }
}

/// The address of a search by words; that of no search where there are none.
pub fn write_words(words: &str, calibration: Option<&str>, deep: bool) -> String {
    let words = words.trim();
    if words.is_empty() {
        return "/".to_owned();
    }
    let mut url = ["/?q=", &encode_component(words)].concat();
    add_manner(&mut url, calibration, deep);
    url
}

/// The address of the same search by other words: a part of them less, or what was meant by them.
pub fn write_instead(request: &SearchRequest, words: &str) -> String {
    write_words(words, request.tuning.calibration.as_deref(), request.deep)
}

/// How is searched, as addresses say it: what confidence is told by, and whether descriptions are looked in.
fn add_manner(url: &mut String, calibration: Option<&str>, deep: bool) {
    if let Some(name) = calibration {
        url.extend(["&confidence=", name]);
    }
    if deep {
        url.push_str("&deep=on");
    }
}

/// The address of a page of its answer, as it was asked for.
pub fn write_request(request: &SearchRequest, page: u32) -> String {
    let mut url = write_search(&request.query);
    if request.sort != Sort::Relevance {
        url.extend(["&sort=", request.sort.key()]);
    }
    add_manner(&mut url, request.tuning.calibration.as_deref(), request.deep);
    if page > 1 {
        url.extend(["&page=", &page.to_string()]);
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
    fn what_is_unknown_is_as_if_it_were_not_there() {
        let sort = |text: &str| read(&[("q", "cat"), ("sort", text)]).expect("valid").expect("a search").sort;
        assert_eq!([sort("newest"), sort("oldest"), sort("x")], [Sort::Newest, Sort::Oldest, Sort::Relevance]);
        let request = read(&[("q", "cat"), ("confidence", "magic")]).expect("valid").expect("a search");
        assert_eq!(write_request(&request, 1), "/?q=cat");
        assert_eq!(request.tuning, Tuning::default());
    }

    #[test]
    fn what_was_chosen_stays_chosen_on_the_next_page() {
        let chosen = [("q", "cat"), ("sort", "newest"), ("confidence", "temperature"), ("page", "2")];
        let request = read(&chosen).expect("valid").expect("a search");
        assert_eq!(write_request(&request, 3), "/?q=cat&sort=newest&confidence=temperature&page=3");
        assert_eq!(write_request(&request, 1), "/?q=cat&sort=newest&confidence=temperature");
        assert_eq!(write_instead(&request, " dog "), "/?q=dog&confidence=temperature");
        assert_eq!([write_words("dog", None, false), write_words(" ", None, true)], ["/?q=dog", "/"]);
    }

    #[test]
    fn a_deep_search_stays_one() {
        let chosen = [("q", "a cat"), ("sort", "newest"), ("deep", "on"), ("confidence", "model"), ("page", "2")];
        let request = read(&chosen).expect("valid").expect("a search");
        assert!(request.deep);
        assert_eq!(write_request(&request, 2), "/?q=a%20cat&sort=newest&confidence=model&deep=on&page=2");
        assert_eq!(write_instead(&request, "dog"), "/?q=dog&confidence=model&deep=on");
        assert_eq!(write_words("dog", None, true), "/?q=dog&deep=on");
        for off in [("deep", ""), ("depth", "on")] {
            assert!(!read(&[("q", "cat"), off]).expect("valid").expect("a search").deep, "{off:?}");
        }
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
        assert_eq!(write_search(&query), "/?q=%3Cb%3E%20%26%20%22cats%22");
    }
}
