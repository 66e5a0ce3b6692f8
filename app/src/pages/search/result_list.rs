//! The pictures that were found.

use leptos::prelude::*;

use super::empty_results::EmptyResults;
use crate::kit::Erase;
use crate::state::{count_of, describe_alike, describe_confidence, describe_similarity, write_search};
use crate::tiles::TileCard;
use crate::types::{Hit, Query, SearchPage};

/// One page of an answer, with the ways to the others.
#[component]
pub fn ResultList(
    /// What was asked for.
    query: Query,
    /// The answer.
    found: SearchPage,
) -> impl IntoView {
    if found.results.is_empty() {
        let beyond = found.total > 0;
        return view! { <EmptyResults query beyond/> }.erase();
    }
    let by_words = matches!(query, Query::Text(_));
    let count = format!("{} · {:.0} ms", count_of(found.total, "picture", "pictures"), found.took_ms);
    let (page, has_next) = (found.page, found.has_next());
    let previous = (page > 1).then(|| (write_search(&query, page - 1), "Better matches"));
    let next = has_next.then(|| (write_search(&query, page + 1), "More pictures"));
    let ways = [previous, next].map(|way| way.map(|(href, name)| view! { <a class="button" href=href>{name}</a> }));
    view! {
        <p class="hint">{count}</p>
        <ol class="tile-grid" role="list">
            {found.results.into_iter().map(|hit| view! { <HitCard hit by_words/> }).collect_view()}
        </ol>
        <nav class="pager" aria-label="Pages of results">{ways}</nav>
    }
    .erase()
}

#[component]
fn HitCard(hit: Hit, by_words: bool) -> impl IntoView {
    let Hit { tile, score, confidence, .. } = hit;
    let score = if by_words { describe_similarity(score) } else { describe_alike(score) };
    view! {
        <TileCard tile>
            <p>{score}</p>
            {confidence.map(|confidence| view! { <p>{describe_confidence(confidence)}</p> })}
        </TileCard>
    }
}
