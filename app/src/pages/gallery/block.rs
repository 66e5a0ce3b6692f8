//! Some pictures that are loaded together.

use std::time::Duration;

use leptos::html::Div;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::shelf::Shelf;
use crate::api::get_timeline;
use crate::browser::{pause, set_least_height, watch};
use crate::kit::{Erase, When};
use crate::tiles::{FIRST_ROW, PickTile};
use crate::types::{MediaId, Tile};

/// How long a block has to be near the window before it is loaded: scrolling far passes many.
const STAY: Duration = Duration::from_millis(60);

/// So many pictures are put into the page in one go: with more, what somebody does meanwhile would be seen late.
const AT_ONCE: usize = 12;

/// A part of a month: its pictures while it is near the window, else a gap of their height.
#[component]
pub fn Block(
    /// Which pictures of the list: how many come before them, and how many they are.
    part: Memo<(u64, u32)>,
    /// Those that came with the page; none where they did not.
    tiles: Vec<Tile>,
    /// The page's state.
    shelf: Shelf,
) -> impl IntoView {
    let wanted = move || (part.get(), shelf.revision.get());
    let complete = tiles.len() == part.get_untracked().1 as usize;
    let loaded = StoredValue::new(complete.then(|| untrack(wanted)));
    let first_row: Vec<MediaId> = tiles.iter().take(FIRST_ROW).map(|tile| tile.image_id).collect();
    let first_row = StoredValue::new(first_row);
    let tiles = RwSignal::new(tiles);
    let element = NodeRef::<Div>::new();
    // Unknown until the browser says so.
    let near = RwSignal::new(None::<bool>);

    Effect::new(move |_| {
        element.get().and_then(|element| {
            watch(&element, move |is_near| {
                let _ = near.try_set(Some(is_near));
            })
        })
    });
    Effect::new(move |_| {
        let wanted = wanted();
        match near.get() {
            Some(true) if loaded.get_value() != Some(wanted) => {
                loaded.set_value(Some(wanted));
                spawn_local(load(wanted, near, loaded, tiles, shelf));
            }
            Some(false) => {
                loaded.set_value(None);
                tiles.set(Vec::new());
            }
            _ => {}
        }
    });
    let shown = Memo::new(move |_| tiles.with(Vec::len));
    Effect::new(move |_| {
        let pictures = part.get().1;
        let height = if shown.get() < pictures as usize { shelf.grid.get().height(pictures) } else { 0.0 };
        if let Some(element) = element.get() {
            set_least_height(&element, height);
        }
    });

    let filled = Signal::derive(move || shown.get() > 0);
    view! {
        <div node_ref=element>
            <When is=filled>
                <ul class="tile-grid" role="list">
                    <For
                        each=move || tiles.get()
                        key=|tile| (tile.image_id, tile.status)
                        children=move |tile| {
                            let id = tile.image_id;
                            let picked = Signal::derive(move || shelf.selection.with(|selection| selection.contains(id)));
                            let prompt = first_row.with_value(|row| row.contains(&id));
                            view! { <PickTile tile prompt picked href=format!("/media/{id}")/> }
                        }
                    />
                </ul>
            </When>
        </div>
    }
    .erase()
}

/// What a block shows: a part of the list, and which state of the library it is of.
type Wanted = ((u64, u32), u64);

/// Loads what is wanted, if it still is after the block stayed near the window.
async fn load(
    wanted: Wanted,
    near: RwSignal<Option<bool>>,
    loaded: StoredValue<Option<Wanted>>,
    tiles: RwSignal<Vec<Tile>>,
    shelf: Shelf,
) {
    pause(STAY).await;
    if near.try_get_untracked() != Some(Some(true)) {
        return;
    }
    let ((offset, pictures), _) = wanted;
    let answer = get_timeline(offset, pictures, false).await;
    // Another part may be wanted by now, or the page be gone.
    let is_wanted = || loaded.try_get_value() == Some(Some(wanted));
    if !is_wanted() {
        return;
    }
    match answer {
        Ok(found) => {
            let ids = found.images.iter().map(|tile| tile.image_id);
            shelf.selection.update_untracked(|selection| selection.learn(offset, ids));
            // What is there already stays in its place.
            let there = tiles.try_with_untracked(Vec::len).unwrap_or_default();
            for shown in (there.max(AT_ONCE)..found.images.len()).step_by(AT_ONCE) {
                tiles.set(found.images[..shown].to_vec());
                pause(Duration::ZERO).await;
                if !is_wanted() {
                    return;
                }
            }
            tiles.set(found.images);
        }
        Err(error) => {
            loaded.set_value(None);
            shelf.fail(error);
        }
    }
}
