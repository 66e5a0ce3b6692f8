//! A picture that can be selected.

use leptos::html::Input;
use leptos::prelude::*;

use super::{StateBadge, TileImage};
use crate::kit::Erase;
use crate::strings;
use crate::types::Tile;

/// A framed thumbnail with its name, its state, and a box that belongs to the form `selection`.
#[component]
pub fn PickTile(
    /// The picture.
    tile: Tile,
    /// Whether it is in view from the start.
    #[prop(optional)]
    prompt: bool,
    /// Where it leads to, if anywhere.
    #[prop(optional)]
    href: Option<String>,
    /// Whether it is selected, where the page knows.
    #[prop(optional, into)]
    picked: Option<Signal<bool>>,
) -> impl IntoView {
    let Tile { image_id, name, thumb_url, width, height, status, .. } = tile;
    let picture = view! { <TileImage name=name.clone() thumb_url width height prompt/> };
    let frame = match href {
        Some(href) => view! { <a class="tile-frame" href=href>{picture}</a> }.erase(),
        None => view! { <div class="tile-frame">{picture}</div> }.erase(),
    };
    let pick = NodeRef::<Input>::new();
    // Following by hand: a bound value would also uncheck what was checked before the page came alive.
    if let Some(picked) = picked {
        Effect::new(move |_| {
            let picked = picked.get();
            if let Some(pick) = pick.get() {
                pick.set_checked(picked);
            }
        });
    }
    view! {
        <li class="tile" data-id=image_id.to_string()>
            <div class="pick-frame">
                {frame}
                <label class="pick">
                    <input
                        class="pick-box"
                        type="checkbox"
                        name="ids[]"
                        value=image_id.to_string()
                        form="selection"
                        autocomplete="off"
                        checked=picked.is_some_and(|picked| picked.get_untracked())
                        node_ref=pick
                    />
                    <span class="sr-only">{strings::tile_select(&name)}</span>
                </label>
                <div class="pick-state"><StateBadge state=status/></div>
            </div>
            <p class="tile-name" title=name.clone()>{name.clone()}</p>
        </li>
    }
    .erase()
}
