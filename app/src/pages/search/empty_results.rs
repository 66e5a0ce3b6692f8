//! A search that found nothing.

use leptos::prelude::*;

use crate::kit::{Drawing, EmptyState, Erase};
use crate::state::{write_instead, write_request};
use crate::strings;
use crate::types::{Emptied, SearchRequest, Sort};

/// Says that nothing was found and what can be done.
#[component]
pub fn EmptyResults(
    /// What was asked for.
    request: SearchRequest,
    /// Whether there are results, only not on this page.
    beyond: bool,
    /// The filter that let nothing pass.
    emptied_by: Option<Emptied>,
) -> impl IntoView {
    if let Some(Emptied { sentence, without }) = emptied_by {
        let way = without.map(|without| {
            let href = write_instead(&request, &without);
            view! { <p><a class="button" href=href>{strings::search_without_filter()}</a></p> }
        });
        return view! {
            <EmptyState drawing=Drawing::NothingFound title=strings::search_nothing_found()>
                <p class="mb-5 wrap-anywhere">{sentence}</p>
                {way}
            </EmptyState>
        }
        .erase();
    }
    if beyond {
        let first = write_request(&SearchRequest { sort: Sort::Relevance, ..request }, 1);
        return view! {
            <EmptyState drawing=Drawing::End title=strings::search_no_more()>
                <p><a class="button" href=first>{strings::search_to_best()}</a></p>
            </EmptyState>
        }
        .erase();
    }
    view! {
        <EmptyState drawing=Drawing::NothingFound title=strings::search_nothing_found()>
            <p class="mb-5">{strings::search_nothing_hint()}</p>
            <p class="flex flex-wrap justify-center gap-4">
                <a class="button" href="/upload">{strings::gallery_add()}</a>
                <a class="button" href="/activity">{strings::search_see_indexing()}</a>
            </p>
        </EmptyState>
    }
    .erase()
}
