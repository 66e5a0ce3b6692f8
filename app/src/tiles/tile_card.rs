//! One picture of a grid.

use leptos::prelude::*;

use super::{StateBadge, TileImage};
use crate::kit::{Erase, Glyph, Icon};
use crate::state::write_search;
use crate::strings;
use crate::types::{IndexState, Query, Tile};

/// A framed thumbnail that leads to its picture, with its name, its state, and the way to similar ones.
#[component]
pub fn TileCard(
    /// The picture.
    tile: Tile,
    /// Whether it is in view from the start.
    #[prop(optional)]
    prompt: bool,
    /// A part of the picture that is framed while the card's details are open, as a path of SVG in its pixels.
    #[prop(optional_no_strip)]
    outline: Option<String>,
    /// What a search has to say of it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let Tile { image_id, name, thumb_url, width, height, status, .. } = tile;
    let similar = (status == IndexState::Ready).then(|| {
        let label = strings::tile_similar_to(&name);
        view! {
            <a class="button button-quiet" href=write_search(&Query::Similar(image_id)) aria-label=label>
                <Icon glyph=Glyph::Similar/>
                {strings::tile_similar()}
            </a>
        }
    });
    view! {
        <li class="tile">
            <a class="tile-frame" href=format!("/media/{image_id}")>
                <TileImage name=name.clone() thumb_url width height prompt/>
                {outline.map(|outline| drawing_of(outline, width, height))}
            </a>
            <p class="tile-name" title=name.clone()>{name.clone()}</p>
            {children.map(|children| view! { <div class="tile-facts">{children()}</div> })}
            <div class="flex flex-wrap items-center gap-3">
                <StateBadge state=status/>
                {similar}
            </div>
        </li>
    }
    .erase()
}

/// Cut off at the edges as the picture is.
fn drawing_of(outline: String, width: u32, height: u32) -> impl IntoView {
    view! {
        <svg class="view-box" viewBox=format!("0 0 {width} {height}") preserveAspectRatio="xMidYMid slice" aria-hidden="true">
            <path d=outline/>
        </svg>
    }
}
