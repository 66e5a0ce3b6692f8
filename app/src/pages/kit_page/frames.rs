//! What stands out of the page, and what lies in it.

use leptos::prelude::*;

use super::specimens::Specimens;
use crate::kit::{Drawing, Erase, Panel, Sprite};

/// The frames and the panels that are made of them.
#[component]
pub fn Frames() -> impl IntoView {
    view! {
        <Specimens title="Frames" id="frames">
            <div class="grid gap-6 sm:grid-cols-3">
                <p class="raised m-1 bg-surface p-6">"Raised"</p>
                <p class="sunken m-1 bg-ground p-6">"Sunken"</p>
                <p class="frame m-1 p-6">"Flat"</p>
            </div>
            <Panel title="A panel" id="a-panel">
                <p>"A part of a page that belongs together."</p>
            </Panel>
            <ol class="steps" role="list">
                <li class="step">
                    <h3 class="step-name">"1 · A step"</h3>
                    <p>"Steps stand side by side where there is room."</p>
                </li>
                <li class="step">
                    <h3 class="step-name">"2 · The next"</h3>
                    <p>"And under each other where there is none."</p>
                </li>
            </ol>
            <div>
                <div class="flex justify-around">
                    <Sprite drawing=Drawing::Library/>
                    <Sprite drawing=Drawing::End/>
                </div>
                <div class="glass static -mt-12">"Glass lies above pictures."</div>
            </div>
            <div class="toast static">
                <p class="grow">"A message with a way back."</p>
                <button class="button" type="button">"Undo"</button>
            </div>
        </Specimens>
    }
    .erase()
}
