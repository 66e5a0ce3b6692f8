//! What was asked for.

use leptos::prelude::*;

use super::save_button::SaveButton;
use crate::kit::{Erase, Glyph, Icon};
use crate::state::write_request;
use crate::strings;
use crate::types::{Query, SearchRequest};

/// A query in a few words, for the title of the window.
pub fn title_of(query: &Query) -> String {
    match query {
        Query::Text(words) => words.clone(),
        Query::Similar(_) => strings::search_similar().to_owned(),
        Query::Image(_) => strings::search_like_yours().to_owned(),
    }
}

/// The words or the picture that the results answer to. Words can be saved, a picture be added.
#[component]
pub fn QueryHeading(
    /// What was asked for.
    request: SearchRequest,
    /// Whether that is saved.
    saved: bool,
) -> impl IntoView {
    let query = &request.query;
    let title = match query {
        Query::Text(words) => strings::search_quoted(words),
        _ => title_of(query),
    };
    let picture = match query {
        Query::Text(_) => None,
        Query::Similar(id) => Some((format!("/images/{id}/thumb?size=small"), Some(format!("/media/{id}")))),
        Query::Image(id) => Some((format!("/search-image/{id}"), None)),
    };
    let picture = picture.map(|(src, href)| {
        let image =
            view! { <img class="tile-image" src=src alt=strings::search_compared_with() width="96" height="96"/> };
        // Without an address it is no link.
        view! { <a class="tile-frame size-24 shrink-0" href=href>{image}</a> }
    });
    let add = match query {
        Query::Image(id) => Some(format!("/search-image/{id}/add")),
        _ => None,
    };
    let add = add.map(|action| {
        view! {
            <form method="post" action=action>
                <button class="button" type="submit">
                    <Icon glyph=Glyph::Upload/>
                    {strings::search_add()}
                </button>
            </form>
        }
    });
    let save =
        matches!(query, Query::Text(_)).then(|| view! { <SaveButton address=write_request(&request, 1) saved/> });
    view! {
        <div class="flex flex-wrap items-center gap-5">
            {picture}
            <h2 class="heading-name">{title}</h2>
            {add}
            {save}
        </div>
    }
    .erase()
}
