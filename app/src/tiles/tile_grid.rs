//! A list of pictures that do not change.

use leptos::prelude::*;

use super::{FIRST_ROW, TileCard};
use crate::types::Tile;

/// Pictures side by side, as many as fit.
#[component]
pub fn TileGrid(
    /// The pictures.
    tiles: Vec<Tile>,
) -> impl IntoView {
    let cards = tiles.into_iter().enumerate().map(|(place, tile)| view! { <TileCard tile prompt=place < FIRST_ROW/> });
    view! { <ul class="tile-grid" role="list">{cards.collect_view()}</ul> }
}
