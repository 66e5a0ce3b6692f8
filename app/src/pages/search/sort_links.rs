//! The order of the results.

use leptos::prelude::*;

use crate::kit::Erase;
use crate::state::write_sorted;
use crate::types::{Query, Sort};

/// The ways to order what was found; by date, only that is shown.
#[component]
pub fn SortLinks(
    /// What was asked for.
    query: Query,
    /// The order that they are in.
    sort: Sort,
) -> impl IntoView {
    let links = Sort::ALL.map(|other| {
        let name = match other {
            Sort::Relevance => "Best",
            Sort::Newest => "Newest",
            Sort::Oldest => "Oldest",
        };
        let current = (other == sort).then_some("true");
        view! { <a class="tab" href=write_sorted(&query, other, 1) aria-current=current>{name}</a> }
    });
    view! { <nav class="flex gap-3" aria-label="Order">{links}</nav> }.erase()
}
