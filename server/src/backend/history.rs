//! What was searched for on the search page, and which of it was saved.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::sync::Arc;

use app::types::{PastSearchId, PastSearches, Query, SearchAnswer, SearchRequest, Tuning, Viewer};
use app::{AppError, ErrorCode, read_search, write_request, write_words};
use catalog::NewSearch;
use chrono::{DateTime, Utc};

use super::{Unexpected, convert, search};
use crate::services::Services;
use crate::strings;

/// How many searches are kept that nobody saved.
const KEPT: u64 = 50;
/// How many can be saved.
const SAVED: u64 = 200;
/// The longest address that is kept, in bytes; the database takes no longer one.
const LONGEST: usize = 2_000;

/// Answers a search of the search page, keeps what was searched for, and tells whether it is saved.
///
/// # Errors
/// Those of the search; nothing else can make it fail or wait.
pub async fn answer(
    services: &Arc<Services>,
    viewer: &Viewer,
    request: &SearchRequest,
) -> Result<SearchAnswer, AppError> {
    let at = Utc::now();
    let (found, saved) = tokio::join!(search::search(services, viewer, request), is_saved(services, viewer, request));
    let found = found?;
    if let Some((search, asked_as)) = worth_keeping(request, at).filter(|_| services.config.history.on) {
        let (services, library) = (Arc::clone(services), viewer.library().0);
        tokio::spawn(async move {
            // One after the other: they would wait for each other in the database, with a connection each.
            let _turn = services.noting.lock().await;
            let noted = services.catalog.note_search(library, &search, &asked_as, KEPT).await;
            // A failure is in the log then, and nobody waits for it.
            let _ = noted.unexpected("keeping what was searched for");
        });
    }
    Ok(SearchAnswer { found, saved })
}

/// What was searched for in the viewer's library.
pub async fn past_searches(services: &Services, viewer: &Viewer) -> Result<PastSearches, AppError> {
    let all = services.catalog.past_searches(viewer.library().0).await.unexpected("loading past searches")?;
    let (mut saved, recent): (Vec<_>, Vec<_>) = all.into_iter().partition(|search| search.saved_at.is_some());
    saved.sort_by_key(|search| Reverse(search.saved_at));
    let [saved, recent] = [saved, recent].map(|searches| searches.iter().map(convert::past_search).collect());
    Ok(PastSearches { saved, recent })
}

/// Saves the search with an address of the search page, or saves it no longer.
///
/// # Errors
/// [`ErrorCode::InvalidRequest`] where it is none by words, [`ErrorCode::QueryTooLong`], and [`ErrorCode::TooManySaved`].
pub async fn save_search(services: &Services, viewer: &Viewer, address: &str, saved: bool) -> Result<(), AppError> {
    let library = viewer.library().0;
    let search = read(address, Utc::now())?;
    if !saved {
        let unsaved = services.catalog.unsave_search(library, &search.address, KEPT).await;
        return unsaved.unexpected("saving a search no longer");
    }
    if services.catalog.save_search(library, &search, SAVED).await.unexpected("saving a search")? {
        return Ok(());
    }
    Err(AppError::new(ErrorCode::TooManySaved, strings::server_saved_too_many(&SAVED.to_string())))
}

/// The same for a search that is known by its id.
///
/// # Errors
/// [`ErrorCode::NotFound`], and those of `save_search`.
pub async fn save_past_search(
    services: &Services,
    viewer: &Viewer,
    id: PastSearchId,
    saved: bool,
) -> Result<(), AppError> {
    let known = services.catalog.past_search(viewer.library().0, id.0).await.unexpected("loading a past search")?;
    save_search(services, viewer, &known.ok_or_else(no_such_search)?.address, saved).await
}

/// Forgets one search, saved or not.
///
/// # Errors
/// [`ErrorCode::NotFound`].
pub async fn forget_search(services: &Services, viewer: &Viewer, id: PastSearchId) -> Result<(), AppError> {
    let forgotten = services.catalog.forget_search(viewer.library().0, id.0).await.unexpected("forgetting a search")?;
    if forgotten { Ok(()) } else { Err(no_such_search()) }
}

/// Forgets all searches that are not saved; answers how many.
pub async fn forget_history(services: &Services, viewer: &Viewer) -> Result<u64, AppError> {
    services.catalog.forget_searches(viewer.library().0).await.unexpected("forgetting searches")
}

/// The search does not exist or belongs to somebody else.
pub fn no_such_search() -> AppError {
    AppError::new(ErrorCode::NotFound, strings::server_saved_gone())
}

/// Whether a search by words is saved, as far as that can be found out.
async fn is_saved(services: &Services, viewer: &Viewer, request: &SearchRequest) -> bool {
    if !matches!(request.query, Query::Text(_)) {
        return false;
    }
    let saved = services.catalog.is_saved(viewer.library().0, &write_request(request, 1)).await;
    saved.unexpected("looking whether a search is saved").unwrap_or(false)
}

/// A search by words as it is kept, and the address that it had: that with the order of the results is kept only where it is
/// saved. Nothing of later pages, and of what tries out settings.
fn worth_keeping(request: &SearchRequest, at: DateTime<Utc>) -> Option<(NewSearch, String)> {
    let Query::Text(words) = &request.query else { return None };
    let words = words.trim().to_owned();
    let query = Query::Text(words.clone());
    let is_plain = Tuning { calibration: None, ..request.tuning.clone() } == Tuning::default();
    let address = write_words(&words, None, request.deep);
    let asked_as = write_request(&SearchRequest { query, ..request.clone() }, 1);
    let fits = asked_as.len() <= LONGEST;
    (request.page.page == 1 && is_plain && fits).then_some((NewSearch { address, words, at }, asked_as))
}

/// The search that an address of the search page asks for.
fn read(address: &str, at: DateTime<Utc>) -> Result<NewSearch, AppError> {
    let refused = || AppError::new(ErrorCode::InvalidRequest, strings::server_saved_by_words());
    let parameters = address.strip_prefix("/?").ok_or_else(refused)?;
    let parameters: Vec<(Cow<'_, str>, Cow<'_, str>)> = url::form_urlencoded::parse(parameters.as_bytes()).collect();
    let parameter = |name: &str| parameters.iter().find(|(key, _)| **key == *name).map(|(_, value)| value.to_string());
    let request = read_search(parameter)?.ok_or_else(refused)?;
    let address = write_request(&request, 1);
    let Query::Text(words) = request.query else { return Err(refused()) };
    if address.len() > LONGEST {
        return Err(AppError::new(ErrorCode::QueryTooLong, strings::server_saved_too_long()));
    }
    Ok(NewSearch { address, words, at })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use app::types::{PageRequest, Sort};

    use super::*;

    fn request(words: &str) -> SearchRequest {
        SearchRequest {
            query: Query::Text(words.to_owned()),
            page: PageRequest::default(),
            expand: true,
            explain: true,
            sort: Sort::Relevance,
            tuning: Tuning::default(),
            deep: false,
        }
    }

    fn addresses(request: &SearchRequest) -> Option<(String, String)> {
        worth_keeping(request, Utc::now()).map(|(search, asked_as)| (search.address, asked_as))
    }

    #[test]
    fn a_search_is_kept_without_its_order() {
        let plain = || "/?q=a%20cat".to_owned();
        assert_eq!(addresses(&request(" a cat ")), Some((plain(), plain())));
        let calibration = Some("temperature".to_owned());
        let sorted = SearchRequest {
            sort: Sort::Newest,
            tuning: Tuning { calibration, ..Tuning::default() },
            ..request("a cat")
        };
        assert_eq!(addresses(&sorted), Some((plain(), plain() + "&sort=newest&confidence=temperature")));
    }

    #[test]
    fn a_deep_search_is_another_one() {
        let deep = SearchRequest { deep: true, sort: Sort::Oldest, ..request("a cat") };
        let address = "/?q=a%20cat&deep=on".to_owned();
        assert_eq!(addresses(&deep), Some((address, "/?q=a%20cat&sort=oldest&deep=on".to_owned())));
    }

    #[test]
    fn pages_and_attempts_are_not_kept() {
        let later = SearchRequest { page: PageRequest::bounded(2, 50), ..request("cat") };
        let tuned = SearchRequest { tuning: Tuning { fdr: Some(0.1), ..Tuning::default() }, ..request("cat") };
        let alike = SearchRequest { query: Query::Image("0a".repeat(32).parse().unwrap()), ..request("") };
        for request in [later, tuned, alike, request(&"x".repeat(LONGEST))] {
            assert_eq!(addresses(&request), None, "{request:?}");
        }
    }

    #[test]
    fn an_address_is_read_as_the_page_reads_it() {
        let read = |address: &str| read(address, Utc::now()).map(|search| (search.words, search.address));
        let cat = |rest: &str| Ok(("a cat".to_owned(), format!("/?q=a%20cat{rest}")));
        assert_eq!(read("/?q=a+cat"), cat(""));
        assert_eq!(read("/?x=1&page=3&sort=oldest&q=%20a%20cat"), cat("&sort=oldest"));
        assert_eq!(read("/?q=a&tag=b").unwrap().1, "/?q=a%20tag%3Ab");
        for nonsense in ["", "/", "/?", "/?q=", "/?similar=x", "/?image=0a", "https://a.example/?q=cat", "q=cat"] {
            assert_eq!(read(nonsense).unwrap_err().code, ErrorCode::InvalidRequest, "{nonsense}");
        }
        assert_eq!(read(&format!("/?q={}", "ä".repeat(400))).unwrap_err().code, ErrorCode::QueryTooLong);
    }
}
