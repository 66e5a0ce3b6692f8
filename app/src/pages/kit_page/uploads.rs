//! Pictures on their way in.

use leptos::prelude::*;

use super::specimens::Specimens;
use crate::kit::{Drawing, Erase, Glyph, Icon, Meter, Sprite};

/// Where files are dropped, and the rows of a queue.
#[component]
pub fn Uploads() -> impl IntoView {
    view! {
        <Specimens title="Uploads" id="uploads">
            <div class="grid gap-6 sm:grid-cols-2">
                <div class="drop-zone">
                    <Sprite drawing=Drawing::Inbox/>
                    <p class="heading-2">"Drop pictures here"</p>
                    <p class="hint">"Or choose them."</p>
                </div>
                <div class="drop-zone drop-zone-hovering">
                    <Sprite drawing=Drawing::Inbox/>
                    <p class="heading-2">"Files are above it"</p>
                    <p class="hint">"Let go of them."</p>
                </div>
            </div>
            <p class="drop-hint static">"Drop the picture to find others like it"</p>
            <ul class="flex flex-col gap-4" role="list">
                <li class="transfer">
                    <div class="flex min-w-0 grow flex-col gap-2">
                        <p class="wrap-anywhere">"sending.png " <span class="hint">"1.2 MB"</span></p>
                        <Meter label="Example of a transfer" percent=30_u64/>
                    </div>
                    <button class="button button-quiet" type="button">
                        <Icon glyph=Glyph::Close/>
                        "Cancel"
                    </button>
                </li>
                <li class="transfer">
                    <div class="flex min-w-0 grow flex-col gap-2">
                        <p class="wrap-anywhere">"sent.png " <span class="hint">"1.2 MB"</span></p>
                        <p class="tone-good">"added"</p>
                    </div>
                </li>
                <li class="transfer">
                    <div class="flex min-w-0 grow flex-col gap-2">
                        <p class="wrap-anywhere">"refused.txt " <span class="hint">"2 KB"</span></p>
                        <p class="tone-bad">"The file is not a supported picture."</p>
                    </div>
                </li>
            </ul>
        </Specimens>
    }
    .erase()
}
