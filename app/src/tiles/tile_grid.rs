//! A list of pictures that do not change.

use leptos::prelude::*;

use super::TileCard;
use crate::types::Tile;

/// Pictures side by side, as many as fit.
#[component]
pub fn TileGrid(
    /// The pictures.
    tiles: Vec<Tile>,
) -> impl IntoView {
    view! { <ul class="tile-grid" role="list">{tiles.into_iter().map(|tile| view! { <TileCard tile/> }).collect_view()}</ul> }
}
