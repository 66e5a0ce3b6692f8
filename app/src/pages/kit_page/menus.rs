//! What opens and closes.

use leptos::prelude::*;

use super::specimens::Specimens;
use crate::kit::{Erase, Glyph, Icon};

/// Disclosures, closed and open, and a dialog.
#[component]
pub fn Menus() -> impl IntoView {
    view! {
        <Specimens title="Menus and dialogs" id="menus">
            <details>
                <summary class="summary">"Closed"</summary>
                <p>"What it says."</p>
            </details>
            <details open>
                <summary class="summary">"Open"</summary>
                <p>"What it says."</p>
            </details>
            <details open>
                <summary class="button"><Icon glyph=Glyph::Delete/> "Delete"</summary>
                <p class="my-4">"It asks before."</p>
                <button class="button button-danger" type="button">"Delete for good"</button>
            </details>
            <dialog class="dialog static" open aria-label="Example of a dialog">
                <div class="flex flex-col gap-4">
                    <input
                        class="field"
                        type="text"
                        aria-label="Words of the example"
                        placeholder="A page, or words"
                        autocomplete="off"
                    />
                    <ul class="flex flex-col" role="list">
                        <li><a class="command" href="/kit">"The first way"</a></li>
                        <li><a class="command" href="/kit">"The second way"</a></li>
                    </ul>
                    <p class="hint"><kbd class="key">"/"</kbd> " goes to the search box."</p>
                </div>
            </dialog>
        </Specimens>
    }
    .erase()
}
