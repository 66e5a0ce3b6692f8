//! The pictures that were found.

use leptos::prelude::*;

use super::calibration_links::CalibrationLinks;
use super::empty_results::EmptyResults;
use super::hit_card::HitCard;
use super::query_parts::QueryParts;
use super::sort_links::SortLinks;
use crate::kit::Erase;
use crate::state::{encode_component, write_instead, write_request};
use crate::strings;
use crate::tiles::FIRST_ROW;
use crate::types::{Hit, Query, SearchPage, SearchRequest, Sort};

/// One page of an answer, with the ways to the others.
#[component]
pub fn ResultList(
    /// What was asked for.
    request: SearchRequest,
    /// The answer.
    found: SearchPage,
) -> impl IntoView {
    let (page, has_next) = (found.page, found.has_next());
    let parts = view! { <QueryParts request=request.clone() parts=found.parts notes=found.notes/> };
    if found.results.is_empty() {
        let beyond = found.total > 0;
        return view! { {parts} <EmptyResults request beyond emptied_by=found.emptied_by/> }.erase();
    }
    let by_words = matches!(request.query, Query::Text(_));
    let count = strings::search_count(found.found, &format!("{:.0}", found.took_ms));
    let by_date = request.sort != Sort::Relevance;
    let back = if by_date { strings::search_previous } else { strings::search_better };
    let previous = (page > 1).then(|| (write_request(&request, page - 1), back()));
    let next = has_next.then(|| (write_request(&request, page + 1), strings::search_more()));
    let ways = [previous, next].map(|way| way.map(|(href, name)| view! { <a class="button" href=href>{name}</a> }));
    let mut sure = found.results;
    let less_sure = sure.split_off(sure.iter().take_while(|hit| hit.above_cutoff).count());
    let cards = move |hits: Vec<Hit>| {
        let hits = hits.into_iter().enumerate();
        hits.map(|(place, hit)| view! { <HitCard hit by_words prompt=place < FIRST_ROW/> }).collect_view()
    };
    let line = (!less_sure.is_empty()).then(|| {
        let title = if found.found == 0 { strings::search_only_less_sure() } else { strings::search_less_sure() };
        let why = found.cutoff.map(|cutoff| cutoff.sentence);
        view! { <li class="cut-line"><h3>{title}</h3> <p class="hint">{why}</p></li> }
    });
    let lab = match &request.query {
        Query::Text(words) => Some((format!("/lab?q={}", encode_component(words)), strings::search_lab())),
        _ => None,
    };
    let lab = lab.map(|(href, name)| view! { " · " <a class="link" href=href>{name}</a> });
    let meant = match found.instead_of {
        Some(asked) => Some((strings::search_instead(&asked), found.query)),
        None => found.did_you_mean.map(|meant| (strings::search_did_you_mean().to_owned(), meant)),
    };
    let meant = meant.map(|(sentence, words)| {
        let href = write_instead(&request, &words);
        view! { <p>{sentence} " " <a class="link" href=href>{words}</a></p> }
    });
    view! {
        {parts}
        {meant}
        <div class="flex flex-wrap items-center justify-between gap-4">
            <p class="hint">{count} {lab}</p>
            <div class="flex flex-wrap gap-4">
                <CalibrationLinks request=request.clone() current=found.calibration/>
                <SortLinks request/>
            </div>
        </div>
        <ol class="tile-grid" role="list">{cards(sure)} {line} {cards(less_sure)}</ol>
        <nav class="pager" aria-label=strings::search_pages()>{ways}</nav>
    }
    .erase()
}
