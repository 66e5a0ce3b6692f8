//! The order of the results.

use leptos::prelude::*;

use crate::kit::Erase;
use crate::state::write_request;
use crate::strings;
use crate::types::{SearchRequest, Sort};

/// The ways to order what was found; by date, only that is shown.
#[component]
pub fn SortLinks(
    /// What was asked for.
    request: SearchRequest,
) -> impl IntoView {
    let links = Sort::ALL.map(|sort| {
        let name = match sort {
            Sort::Relevance => strings::search_best(),
            Sort::Newest => strings::search_newest(),
            Sort::Oldest => strings::search_oldest(),
        };
        tab(name, write_request(&SearchRequest { sort, ..request.clone() }, 1), sort == request.sort)
    });
    view! { <nav class="flex flex-wrap gap-3" aria-label=strings::search_order()>{links}</nav> }.erase()
}

/// A link to the same in another way, and whether it is seen in that way already.
pub fn tab(name: &'static str, href: String, current: bool) -> AnyView {
    view! { <a class="tab" href=href aria-current=current.then_some("true")>{name}</a> }.erase()
}
