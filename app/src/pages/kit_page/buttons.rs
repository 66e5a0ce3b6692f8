//! What can be pressed.

use leptos::prelude::*;

use super::specimens::Specimens;
use crate::kit::{Erase, Glyph, Icon};

/// Each kind of button as it is, pressed, and where it cannot be pressed.
#[component]
pub fn Buttons() -> impl IntoView {
    view! {
        <Specimens title="Buttons" id="buttons">
            <div class="flex flex-wrap items-center gap-5">
                <button class="button button-primary" type="button">"Primary"</button>
                <button class="button" type="button">"Default"</button>
                <button class="button button-danger" type="button">"Danger"</button>
                <button class="button button-quiet" type="button">"Quiet"</button>
            </div>
            <h3 class="label">"With a sign"</h3>
            <div class="flex flex-wrap items-center gap-5">
                <button class="button button-primary" type="button"><Icon glyph=Glyph::Search/> "Primary"</button>
                <button class="button" type="button"><Icon glyph=Glyph::Retry/> "Default"</button>
                <button class="button button-danger" type="button"><Icon glyph=Glyph::Delete/> "Danger"</button>
                <button class="button button-quiet" type="button"><Icon glyph=Glyph::Similar/> "Quiet"</button>
                <button class="button" type="button" aria-label="Sign alone"><Icon glyph=Glyph::Close/></button>
            </div>
            <h3 class="label">"Pressed"</h3>
            <div class="flex flex-wrap items-center gap-5">
                <button class="button button-primary" type="button" aria-pressed="true">"Primary"</button>
                <button class="button" type="button" aria-pressed="true">"Default"</button>
                <button class="button button-danger" type="button" aria-pressed="true">"Danger"</button>
                <button class="button button-quiet" type="button" aria-pressed="true">"Quiet"</button>
            </div>
            <h3 class="label">"Disabled"</h3>
            <div class="flex flex-wrap items-center gap-5">
                <button class="button button-primary" type="button" disabled>"Primary"</button>
                <button class="button" type="button" disabled>"Default"</button>
                <button class="button button-danger" type="button" disabled>"Danger"</button>
                <button class="button button-quiet" type="button" disabled>"Quiet"</button>
            </div>
            <h3 class="label">"Tabs"</h3>
            <div class="flex flex-wrap items-center gap-3">
                <button class="tab" type="button" aria-pressed="true">"Chosen"</button>
                <button class="tab" type="button" aria-pressed="false">"Another"</button>
                <button class="tab" type="button" aria-pressed="false">"A third"</button>
            </div>
        </Specimens>
    }
    .erase()
}
