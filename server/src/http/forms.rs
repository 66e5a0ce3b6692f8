//! The forms of pages that run no script: they send files and are sent on to a page.

use app::AppError;
use app::types::QueryImageId;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use leptos::server_fn::error::ServerFnUrlError;
use serde_json::json;

use super::extract::Path;
use super::problem::Problem;
use super::state::HttpState;
use super::upload::{Admitted, Outcome, Shared, receive_all, receive_one, receive_shared};
use crate::backend;

/// `POST /upload`: stores pictures, then shows what became of them.
pub async fn upload(State(state): State<HttpState>, admitted: Result<Admitted, Problem>) -> Redirect {
    let outcomes = match admitted {
        Ok(admitted) => receive_all(&state, admitted).await,
        Err(problem) => Err(problem),
    };
    Redirect::to(&match outcomes {
        Ok(outcomes) => summary(&outcomes),
        Err(Problem(AppError { code, .. })) => {
            format!("/upload?added=0&duplicates=0&rejected=1&code={}", code.as_str())
        }
    })
}

fn summary(outcomes: &[Outcome]) -> String {
    let count = |which: fn(&Outcome) -> bool| outcomes.iter().filter(|outcome| which(outcome)).count();
    let (added, stored) = (count(Outcome::is_new), count(Outcome::is_stored));
    let code =
        outcomes.iter().find_map(Outcome::code).map_or_else(String::new, |code| format!("&code={}", code.as_str()));
    format!("/upload?added={added}&duplicates={}&rejected={}{code}", stored - added, outcomes.len() - stored)
}

/// `POST /search-image`: keeps a picture to search by, then shows the search.
///
/// Scripts ask for JSON and go there themselves.
pub async fn search_image(
    State(state): State<HttpState>,
    headers: HeaderMap,
    admitted: Result<Admitted, Problem>,
) -> Response {
    let wants_json = headers.get(header::ACCEPT).is_some_and(|accept| accept == "application/json");
    match keep(&state, admitted).await {
        Ok(id) if wants_json => Json(json!({ "image": id, "url": format!("/?image={id}") })).into_response(),
        Ok(id) => Redirect::to(&format!("/?image={id}")).into_response(),
        Err(problem) if wants_json => problem.into_response(),
        Err(Problem(error)) => Redirect::to(&failure(error)).into_response(),
    }
}

/// `POST /share`: what another program shares with the installed app, a picture or words, is searched for.
pub async fn share(State(state): State<HttpState>, admitted: Result<Admitted, Problem>) -> Redirect {
    let shared = match admitted {
        Ok(admitted) => receive_shared(&state, admitted).await,
        Err(problem) => Err(problem),
    };
    let kept = match shared {
        Ok(Shared::Words(words)) => return Redirect::to(&by_words(words.trim())),
        Ok(Shared::Picture(bytes)) => backend::keep_query_image(&state.services, &state.viewer, bytes).await,
        Err(Problem(error)) => Err(error),
    };
    Redirect::to(&kept.map_or_else(failure, |id| format!("/?image={id}")))
}

fn by_words(words: &str) -> String {
    let query = url::form_urlencoded::Serializer::new(String::new()).append_pair("q", words).finish();
    if words.is_empty() { "/".to_owned() } else { format!("/?{query}") }
}

/// `POST /search-image/{id}/add`: takes a picture that was searched by into the library, and shows it there.
pub async fn add_query_image(State(state): State<HttpState>, Path(id): Path<QueryImageId>) -> Redirect {
    let added = backend::add_query_image(&state.services, &state.viewer, &id).await;
    Redirect::to(&added.map_or_else(failure, |added| format!("/media/{}", added.id)))
}

/// The search page with a failure in its address.
fn failure(error: AppError) -> String {
    failure_on("/", "/search-image", error)
}

/// A page with the failure of a form in its address, as Leptos leads back from a failed form.
pub(super) fn failure_on(page: &str, form: &str, error: AppError) -> String {
    let link = ServerFnUrlError::new(form, error).to_url("http://localhost/");
    link.map_or_else(|_| page.to_owned(), |link| format!("{page}?{}", link.query().unwrap_or_default()))
}

async fn keep(state: &HttpState, admitted: Result<Admitted, Problem>) -> Result<QueryImageId, Problem> {
    let bytes = receive_one(state, admitted?).await?;
    Ok(backend::keep_query_image(&state.services, &state.viewer, bytes).await?)
}
