//! One month.

use leptos::prelude::*;

use super::block::Block;
use super::shelf::Shelf;
use crate::kit::Erase;
use crate::state::{Span, name_of_month};
use crate::types::Tile;

/// A month's heading with its blocks.
#[component]
pub fn MonthSection(
    /// The month as `2026-11`.
    month: String,
    /// The places of all months.
    spans: Memo<Vec<Span>>,
    /// The pictures that came with the page.
    seed: StoredValue<Vec<Tile>>,
    /// How many pictures come before those.
    start: u64,
    /// The page's state.
    shelf: Shelf,
) -> impl IntoView {
    let name = name_of_month(&month);
    let id = format!("month-{month}");
    let span = Memo::new(move |_| spans.with(|spans| spans.iter().find(|span| span.month == month).cloned()));
    let blocks = move || span.with(|span| 0..span.as_ref().map_or(0, Span::blocks));
    let block = move |index: u32| {
        let part = Memo::new(move |_| span.with(|span| span.as_ref().map_or((0, 0), |span| span.block(index))));
        let (offset, pictures) = part.get_untracked();
        let here = usize::try_from(offset.saturating_sub(start)).unwrap_or(usize::MAX);
        let tiles: Vec<Tile> =
            seed.with_value(|seed| seed.iter().skip(here).take(pictures as usize).cloned().collect());
        view! { <Block part tiles shelf/> }
    };
    view! {
        <section class="month" aria-labelledby=id>
            <h2 class="month-name" id=id.clone()>{name}</h2>
            <For each=blocks key=|index| *index children=block/>
        </section>
    }
    .erase()
}
