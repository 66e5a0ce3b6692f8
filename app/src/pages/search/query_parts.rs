//! How a query was understood.

use leptos::prelude::*;

use crate::kit::Erase;
use crate::state::write_instead;
use crate::strings;
use crate::types::{QueryPart, SearchRequest};

/// Each part of a query with the way to take it out, and what was not understood.
#[component]
pub fn QueryParts(
    /// What was asked for.
    request: SearchRequest,
    /// The parts.
    parts: Vec<QueryPart>,
    /// What is to be said, a sentence each.
    notes: Vec<String>,
) -> impl IntoView {
    let parts = parts.into_iter().map(|QueryPart { label, without }| {
        let href = write_instead(&request, &without);
        let take_out = strings::search_take_out(&label);
        view! {
            <li>
                <a class="chip" href=href aria-label=take_out>
                    {label}
                    <span aria-hidden="true">" ×"</span>
                </a>
            </li>
        }
    });
    let parts = parts.collect_view();
    let parts = (!parts.is_empty()).then(|| {
        view! { <ul class="flex flex-wrap gap-3" role="list" aria-label=strings::search_parts()>{parts}</ul> }
    });
    let notes = notes.into_iter().map(|note| view! { <p class="hint wrap-anywhere">{note}</p> }).collect_view();
    view! { {parts} {notes} }.erase()
}
