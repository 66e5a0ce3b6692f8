//! Pictures in a grid.

use leptos::prelude::*;
use uuid::Uuid;

use super::specimens::Specimens;
use crate::kit::{Erase, Glyph, Icon, Meter};
use crate::tiles::{PickTile, TileCard};
use crate::types::{IndexState, MediaId, Tile};

/// A picture that the app brings along.
const PICTURE: &str = "/icons/any-192.png";

/// A tile in each state of its picture, and one that was found.
#[component]
pub fn Tiles() -> impl IntoView {
    view! {
        <Specimens title="Tiles" id="tiles">
            <ul class="tile-grid" role="list">
                <TileCard tile=tile(1, "found.png", IndexState::Ready) prompt=true/>
                <TileCard tile=tile(2, "waiting.png", IndexState::Queued) prompt=true/>
                <TileCard tile=tile(3, "at-work.png", IndexState::Indexing) prompt=true/>
                <TileCard tile=tile(4, "not-a-picture-after-all.png", IndexState::Failed) prompt=true/>
                <TileCard
                    tile=tile(5, "explained.png", IndexState::Ready)
                    prompt=true
                    outline=Some("M48 48H144V144H48z".to_owned())
                >
                    <blockquote class="quote">"A small "<mark>"boat"</mark>" on a "<mark>"quiet"</mark>" lake."</blockquote>
                    <p>"similarity 0.31"</p>
                    <Meter label="Example of a confidence" percent=70_u64/>
                    <details class="why" open>
                        <summary>"Why?"</summary>
                        <p>"Its middle looks most like it."</p>
                    </details>
                </TileCard>
                <li class="cut-line">
                    <h3>"Also, less sure"</h3>
                    <p class="hint">"What comes below may be found by chance."</p>
                </li>
                <TileCard tile=tile(6, "perhaps.png", IndexState::Ready) prompt=true/>
            </ul>
            <span class="preview-frame size-64">
                <img class="preview-image" src=PICTURE alt="The sign of the app" width="192" height="192"/>
            </span>
        </Specimens>
    }
    .erase()
}

/// Tiles with boxes, and what can be done with those that are selected.
#[component]
pub fn Picking() -> impl IntoView {
    view! {
        <Specimens title="Selecting" id="selecting">
            <div class="timeline">
                <ul class="tile-grid" role="list">
                    <PickTile tile=tile(7, "selected.png", IndexState::Ready) prompt=true picked=true/>
                    <PickTile tile=tile(8, "not-selected.png", IndexState::Ready) prompt=true/>
                    <PickTile tile=tile(9, "failed.png", IndexState::Failed) prompt=true/>
                </ul>
                <div class="selection-bar is-open static">
                    <p class="label">"1 picture selected"</p>
                    <label class="flex grow items-center gap-3">
                        <span class="sr-only">"Tags of the example"</span>
                        <input class="field" type="text" placeholder="Tags" autocomplete="off"/>
                    </label>
                    <button class="button" type="button">"Add tags"</button>
                    <button class="button" type="button">"Describe"</button>
                    <button class="button" type="button">
                        <Icon glyph=Glyph::Delete/>
                        "Delete"
                    </button>
                </div>
            </div>
        </Specimens>
    }
    .erase()
}

fn tile(number: u128, name: &str, status: IndexState) -> Tile {
    let picture = || PICTURE.to_owned();
    Tile {
        image_id: MediaId(Uuid::from_u128(number)),
        name: name.to_owned(),
        image_url: picture(),
        thumb_url: picture(),
        width: 192,
        height: 192,
        status,
    }
}
