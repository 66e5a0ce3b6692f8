//! What can be filled in.

use leptos::prelude::*;

use super::specimens::Specimens;
use crate::kit::Erase;

/// Each kind of field as it is, filled in, refused, and where it cannot be changed.
#[component]
pub fn Fields() -> impl IntoView {
    view! {
        <Specimens title="Fields" id="fields">
            {typed()}
            {chosen()}
        </Specimens>
    }
    .erase()
}

fn typed() -> AnyView {
    view! {
        <div class="controls">
            <label class="control">
                <span class="label">"Text"</span>
                <input class="field" type="text" placeholder="holiday" autocomplete="off"/>
            </label>
            <label class="control">
                <span class="label">"Text, filled in"</span>
                <input class="field" type="text" value="beach, sunset" autocomplete="off"/>
            </label>
            <label class="control">
                <span class="label">"Search"</span>
                <input class="field" type="search" placeholder="a cat on the beach" autocomplete="off"/>
            </label>
            <label class="control">
                <span class="label">"Number"</span>
                <input class="field" type="number" value="2000" autocomplete="off"/>
            </label>
            <label class="control">
                <span class="label">"Date"</span>
                <input class="field" type="date" value="2024-05-03" autocomplete="off"/>
            </label>
            <label class="control">
                <span class="label">"Several lines"</span>
                <textarea class="field" rows="2" autocomplete="off">"A walk along the harbour."</textarea>
            </label>
            <label class="control">
                <span class="label">"Refused"</span>
                <input
                    class="field"
                    type="text"
                    value="yesterday"
                    aria-invalid="true"
                    aria-describedby="refused"
                    autocomplete="off"
                />
                <span id="refused" class="tone-bad">"This is no date."</span>
            </label>
            <label class="control">
                <span class="label">"Disabled"</span>
                <input class="field" type="text" value="Set by the server" disabled autocomplete="off"/>
            </label>
        </div>
    }
    .erase()
}

fn chosen() -> AnyView {
    view! {
        <div class="controls">
            <label class="control">
                <span class="label">"Choice"</span>
                <select class="field" autocomplete="off">
                    <option>"any"</option>
                    <option>"red"</option>
                </select>
            </label>
            <label class="control">
                <span class="label">"Choice, disabled"</span>
                <select class="field" disabled autocomplete="off">
                    <option>"any"</option>
                </select>
            </label>
            <label class="control">
                <span class="label">"Slider"</span>
                <input class="slider" type="range" min="0" max="100" value="30" autocomplete="off"/>
            </label>
            <label class="control">
                <span class="label">"Slider, disabled"</span>
                <input class="slider" type="range" min="0" max="100" value="30" disabled autocomplete="off"/>
            </label>
            <fieldset class="control">
                <legend class="label">"Boxes"</legend>
                <label class="choice">
                    <input class="check-box" type="checkbox" autocomplete="off"/>
                    "Off"
                </label>
                <label class="choice">
                    <input class="check-box" type="checkbox" checked autocomplete="off"/>
                    "On"
                </label>
                <label class="choice">
                    <input class="check-box" type="checkbox" disabled autocomplete="off"/>
                    "Off, disabled"
                </label>
                <label class="choice">
                    <input class="check-box" type="checkbox" checked disabled autocomplete="off"/>
                    "On, disabled"
                </label>
            </fieldset>
            <fieldset class="control">
                <legend class="label">"One of several"</legend>
                <label class="choice">
                    <input class="radio-box" type="radio" name="one" checked autocomplete="off"/>
                    "This"
                </label>
                <label class="choice">
                    <input class="radio-box" type="radio" name="one" autocomplete="off"/>
                    "Or this"
                </label>
                <label class="choice">
                    <input class="radio-box" type="radio" name="one" disabled autocomplete="off"/>
                    "Not this"
                </label>
            </fieldset>
        </div>
        <label class="control">
            <span class="label">"File"</span>
            <input class="file-field" type="file" accept="image/*"/>
        </label>
    }
    .erase()
}
